package io.aircheck.server.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.migrate.Ini.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniTest {

    private static String value(String text, String key) {
        return Ini.parse("[s]\n" + text).get("s", key).map(Ini.Value::text).orElse(null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', nullValues = "-", textBlock = """
            key = value                 ~ key   ~ value
            KEY=value                   ~ key   ~ value
            Key : value                 ~ key   ~ value
            key = a=b:c                 ~ key   ~ a=b:c
            a:b = c                     ~ a     ~ b = c
            key = 100%% of %(x)s        ~ key   ~ 100%% of %(x)s
            key = value # no comment    ~ key   ~ value # no comment
            key = value ; none          ~ key   ~ value ; none
            # key = value               ~ # key ~ -
            B站Cookie = x               ~ b站cookie ~ x
            key =                       ~ key   ~ ''
            """)
    void a_line_is_read_as_python_reads_it(String line, String key, String expected) {
        assertThat(value(line, key)).isEqualTo(expected);
    }

    @Test
    void an_indented_line_goes_on_with_the_value_and_a_comment_in_it_does_not() {
        assertThat(value("key = one\n    two\n  # three\n\n    four\nnext = x", "key"))
                .isEqualTo("one\ntwo\n\nfour");
        assertThat(value("key = one\n    two\nnext = x", "next")).isEqualTo("x");
    }

    @Test
    void what_python_refuses_is_read_and_told() {
        Ini ini = Ini.parse("lost = 1\n[s]\na = 1\na = 2\na =\nnonsense\n[t]\n[s]\nb = 3\n");
        assertThat(ini.get("s", "a").orElseThrow().text()).isEqualTo("2");
        assertThat(ini.get("s", "b").orElseThrow().text()).isEqualTo("3");
        assertThat(ini.anywhere("lost").orElseThrow().text()).isEqualTo("1");
        assertThat(ini.problems())
                .extracting(problem -> problem.line() + " " + problem.kind())
                .containsExactly(
                        "1 " + Problem.Kind.NO_SECTION,
                        "4 " + Problem.Kind.DUPLICATE_KEY,
                        "5 " + Problem.Kind.DUPLICATE_KEY,
                        "6 " + Problem.Kind.NO_KEY,
                        "8 " + Problem.Kind.DUPLICATE_SECTION);
    }

    @Test
    void a_text_is_read_in_the_encoding_that_an_editor_left_it_in() {
        String text = "超清,https://live.douyin.com/1";
        byte[] utf16 = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        assertThat(OldText.of(text.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo(text);
        assertThat(OldText.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo(text);
        assertThat(OldText.of(utf16)).isEqualTo(new OldText(text, "UTF-16"));
        assertThat(OldText.of(text.getBytes(Charset.forName("GBK")))).isEqualTo(new OldText(text, "GB18030"));
    }
}
