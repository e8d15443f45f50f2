package io.aircheck.platforms.taobao;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Taobao's mtop signature (vectors of the fact sheet)")
class MtopTokenTest {

    @ParameterizedTest
    @CsvSource({
        "8f14e45fceea167a5a36dedd4bea2543, 1790000000000, 532359023188, da94f3362c5d36f3f69faf537772ddbd",
        "45c48cce2e2d7fbdea1afc51c7c6ad26, 1790000001234, 700, 6d0973573113d09a28fcee88a9d20738",
        "'', 1790000000000, 701, 75cf7b47ccf168094f8d6fd5639ef0b1"
    })
    void signs(String token, long timeMillis, String liveId, String signature) {
        String value = token.isEmpty() ? "" : token + "_1790003600000";
        assertThat(new MtopToken(value, "").sign(timeMillis, "{\"liveId\":\"" + liveId + "\",\"creatorId\":null}"))
                .isEqualTo(signature);
    }

    @Test
    void takesThePlaceOfTheOldPairWhereverItStands() {
        MtopToken token = new MtopToken("new_2", "enc2");
        assertThat(token.in("t=0a; _m_h5_tk=old_1; _m_h5_tk_enc=enc1; cna=abc;"))
                .isEqualTo("t=0a; cna=abc; _m_h5_tk=new_2; _m_h5_tk_enc=enc2");
        assertThat(token.in(null)).isEqualTo("_m_h5_tk=new_2; _m_h5_tk_enc=enc2");
        assertThat(new MtopToken("", "").in("t=0a")).isEqualTo("t=0a");
        assertThat(MtopToken.of("a=1; _m_h5_tk=old_1; _m_h5_tk_enc=enc1")).isEqualTo(new MtopToken("old_1", "enc1"));
    }
}
