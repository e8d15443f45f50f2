package io.aircheck.media.icy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcyTitleTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            emptyValue = "",
            value = {
                "StreamTitle='A - B';                                  | A - B",
                "StreamTitle='A - B';StreamUrl='http://x.test/';       | A - B",
                "StreamTitle='It's a Song';StreamUrl='';               | It's a Song",
                "StreamTitle='Rock 'n';Roll';StreamUrl='';             | Rock 'n';Roll",
                "StreamTitle='A; B';adw_ad='true';                     | A; B",
                "StreamTitle='no closing                               | no closing",
                "StreamTitle='A - B'                                   | A - B",
                "StreamUrl='x';StreamTitle='second';                   | second",
                "StreamTitle='';                                       | \"\"",
            })
    void title(String block, String title) {
        assertThat(IcyTitle.of(block)).contains(title);
    }

    @Test
    void blockWithoutATitle() {
        assertThat(IcyTitle.of("StreamUrl='http://x.test/';")).isEmpty();
        assertThat(IcyTitle.of("")).isEmpty();
    }

    @Test
    void charsetIsUtf8WhereItCanBe() {
        assertThat(IcyText.decode("晴天".getBytes(StandardCharsets.UTF_8))).isEqualTo("晴天");
        assertThat(IcyText.decode(new byte[] {'B', 'j', (byte) 0xF6, 'r', 'k', (byte) 0x80}))
                .isEqualTo("Björk€");
    }
}
