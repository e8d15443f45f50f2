package io.aircheck.platforms.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SapisidHashTest {

    private static final String ORIGIN = "https://www.youtube.com";

    @ParameterizedTest
    @CsvSource({
        "1788000000, AbC/123_xyz, 1788000000_67f929234dfcca6c2238a941ac1b17b92986c49a",
        "1700000001, q, 1700000001_e44c47b3078ea24284052a31fd95ed39f915fae7",
    })
    void signsAsThePageDoes(long seconds, String sapisid, String signature) {
        assertThat(SapisidHash.sign(seconds, sapisid, ORIGIN)).isEqualTo(signature);
    }

    @Test
    void onlyALoginIsSigned() {
        Instant time = Instant.ofEpochSecond(1_700_000_001);
        assertThat(SapisidHash.ofCookies("SAPISID=q", time, ORIGIN)).isEmpty();
        assertThat(SapisidHash.ofCookies(null, time, ORIGIN)).isEmpty();
        assertThat(SapisidHash.ofCookies("LOGIN_INFO=x; __Secure-3PAPISID=q", time, ORIGIN))
                .contains("SAPISIDHASH 1700000001_e44c47b3078ea24284052a31fd95ed39f915fae7");
    }
}
