package io.aircheck.platforms.migu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Migu's sign (vectors of the fact sheet)")
class AppSignTest {

    @ParameterizedTest
    @CsvSource({
        "26000370, 1230024,  b94f99831234cd20ed00b88f8b5d44ba",
        "26000346, 12345625, 4f820e86ef9db579d4c8021d9cc82a1b",
        "26000335, 00042180, 9c8e17d735a690e83ea728e230e8b4d3"
    })
    void signs(String version, String salt, String sign) {
        assertThat(new AppSign(version, salt).sign(1_790_000_000_000L, "608807420"))
                .isEqualTo(sign);
    }
}
