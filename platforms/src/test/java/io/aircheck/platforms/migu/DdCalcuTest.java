package io.aircheck.platforms.migu;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.migu.DdCalcu.Fields;
import io.aircheck.platforms.migu.DdCalcu.Web;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Migu's ddCalcu (vectors of the fact sheet)")
class DdCalcuTest {

    private static final String P = "0123456789abcdef0123456789abcdef";
    private static final String Q = "ffeeddccbbaa99887766554433221100";

    @Test
    void whatTheSiteItselfWasSeenToSend() {
        Fields fields = new Fields("0c848beb7320b346e543da9769372d87", "", "20260324102151", "889482950", "");
        assertThat(DdCalcu.web(Web.SV_10011, fields)).isEqualTo("708cad8a24a78a3b9e6b7793a2d03b4354e6_s002");
    }

    @ParameterizedTest
    @CsvSource({
        "SV_10011, f0e1bd2ac3ab4aa5968778695a4b3c2d1e0f_s002",
        "SV_10010, f0e1dd2bc3db4aa5968778695a4b3c2d1e0f_s002",
        "OLDEST,   f0e16d22c38b41a5968778695a4b3c2d1e0f"
    })
    void theWebs(Web version, String answer) {
        Fields fields = new Fields(P, "1667616996", "20261120120000", "608807420", "0132_10010001005");
        assertThat(DdCalcu.web(version, fields)).isEqualTo(answer);
    }

    @Test
    void theWebsWithoutAUserAndOfAnotherMillennium() {
        assertThat(DdCalcu.web(Web.SV_10011, new Fields(Q, "", "19990101000000", "720000000", "")))
                .isEqualTo("0f0fa1eb1eb2da2d3c3c4b4b5a5a69697878_s002");
    }

    @Test
    void theOldestFillsEmptyFields() {
        assertThat(DdCalcu.web(Web.OLDEST, new Fields(Q, "", "", "", "")))
                .isEqualTo("0f0fe1et1ec2dn2d3c3c4b4b5a5a69697878");
    }

    @Test
    void theApps() {
        assertThat(DdCalcu.android(P, "608807420", null, 3, 2026)).isEqualTo("f0e1vd2ac3yb4aa5968778695a4b3c2d1e0f");
        assertThat(DdCalcu.android(P, "608807420", "1667616996", 3, 2026))
                .isEqualTo("f0e1ld2ac3yb4aa5968778695a4b3c2d1e0f");
        assertThat(DdCalcu.android(P, "608807420", "12345678", 3, 2026))
                .isEqualTo("f0e1ed2ac3yb4aa5968778695a4b3c2d1e0f");
        assertThat(DdCalcu.android(P, "608807420", "1667616996", 2, 2026))
                .isEqualTo("f0e1vd2ac3yb4aa5968778695a4b3c2d1e0f");
        assertThat(DdCalcu.android(Q, "955112347", null, 3, 2026)).isEqualTo("0f0fv1ea1eb2da2d3c3c4b4b5a5a69697878");
    }
}
