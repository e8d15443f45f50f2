package io.aircheck.platforms.liveme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the fact sheet. */
class LmSignTest {

    @ParameterizedTest
    @CsvSource(emptyValue = "", textBlock = """
            1, web, 17900000000001, e563900968638db5d6401008e99a297c, 1790000000123, 17900000001234567890, en, AAAAlBBBBmCCCCC, 8a700871e5b304db8f3999fa5f6bc156
            '', web, 17912345678901, a5e96706e35c10968851e24454b97a7f, 1791234567890, 17912300000000000042, zh, zH8SlBwnCm4AZWp, 5f1374dfe316dc81ae63ebdf328f0079
            iWPU21728483558afruvSVo6x0, android, 17284909009151, 88f9777231dc2d6ac462a1d7ebf5f54e, 1728490664651, 17284844223282059697, zh, zH8SlBwnCm4AZWp, 4eaf71a1ec19b49b7267e4d16e007105
            """)
    void signs(
            String box,
            String os,
            String stamp,
            String stampDigest,
            long millis,
            String videoId,
            String area,
            String vali,
            String signature) {
        LmSign sign = LmSign.of(
                Map.of("alias", "liveme", "tongdun_black_box", box, "os", os), videoId, area, millis, stamp, vali);

        assertThat(sign.form()).containsEntry("lm_s_str", stampDigest);
        assertThat(sign.signature()).isEqualTo(signature);
    }

    @Test
    void valiHasItsLettersInPlace() {
        assertThat(LmSign.vali(new SplittableRandom(1)))
                .matches("[A-HJKMNP-TW-Za-fhijkmnprstw-z2-8]{4}l[A-Za-z2-8]{4}m[A-Za-z2-8]{5}");
    }
}
