package io.aircheck.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitleRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        歌回, karaoke        | 【歌回】深夜        | 聊天  | true
        歌回，karaoke        | KARAOKE night     |      | true
        歌回                 | 杂谈              | 歌回  | true
        歌回                 | 杂谈              |      | false
        /^\\[live]/          | [live] tonight    |      | true
        /^\\[live]/          | [LIVE] tonight    |      | false
        /^\\[live]/i         | [LIVE] tonight    |      | true
        /a{2,3}, b/, song    | aaa, b            |      | true
        /a\\/b/              | a/b               |      | true
        ''                   | anything          |      | false
        """)
    void it_fits(String text, String title, String category, boolean fits) {
        assertThat(TitleRule.parse(text).orElseThrow().fits(title, category)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(/", "/open", "//", "/a/x", "/"})
    void a_wrong_expression_is_refused(String text) {
        assertThat(TitleRule.parse(text)).isEmpty();
    }

    @Test
    void overlong_rules_are_refused() {
        assertThat(TitleRule.parse("x".repeat(201))).isEmpty();
        assertThat(TitleRule.parse("x,".repeat(51))).isEmpty();
        assertThat(TitleRule.parse("x,".repeat(50))).isPresent();
    }

    /** Each of them would go on for longer than the universe, or overflow the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"/(a+)+$/", "/(a|aa)+$/", "/(.*)*b/", "/((a*)*)*c/", "/(x+x+)+y/"})
    void an_expression_that_takes_too_long_does_not_fit(String text) {
        TitleRule rule = TitleRule.parse(text).orElseThrow();
        String nasty = "a".repeat(300) + "x".repeat(5_000) + "!";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(rule.fits(nasty, null)).isFalse());
    }
}
