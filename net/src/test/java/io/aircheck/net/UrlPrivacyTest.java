package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPrivacyTest {

    @ParameterizedTest
    @CsvSource({
        "https://host/live/a.m3u8,                      https://host/live/a.m3u8",
        "https://host/a?token=abc&sign=1,               https://host/a?…",
        "https://user:pw@host:81/a?b#c,                 https://host:81/a?…",
        "https://user:p@w@host/a@b,                     https://host/a@b",
        "https://host/a#access_token=1,                 https://host/a",
        "https://host?key=1,                            https://host?…",
        "rtmp://host/app/stream?key=v,                  rtmp://host/app/stream?…",
        "no address?secret,                             no address?…",
    })
    void leavesOutWhatMayBeSecret(String url, String shown) {
        assertThat(UrlPrivacy.withoutSecrets(url)).isEqualTo(shown);
    }
}
