package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-     | -                            | ENGLISH",
                "-     | zh-CN,zh;q=0.9,en;q=0.8      | CHINESE",
                "-     | zh-TW                        | CHINESE",
                "-     | de-DE,de;q=0.9               | ENGLISH",
                "-     | de, zh;q=0.5                 | CHINESE",
                "-     | en;q=0.2, zh;q=0.8           | CHINESE",
                "-     | zh;q=0, en                   | ENGLISH",
                "-     | ;;q=broken,,                 | ENGLISH",
                "en    | zh-CN                        | ENGLISH",
                "zh-CN | en                           | CHINESE",
                "xx    | zh-CN                        | CHINESE"
            })
    void theChoiceGoesBeforeTheBrowser(String chosen, String accepted, Language expected) {
        assertThat(Language.of(chosen, accepted)).isEqualTo(expected);
    }
}
