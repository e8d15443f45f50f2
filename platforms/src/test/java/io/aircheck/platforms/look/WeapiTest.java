package io.aircheck.platforms.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the fact sheet. */
class WeapiTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0123456789abcdef|{"liveRoomNo": "65108820"}|z0LJYGNttSX9KbKPF5+7qYbqPnxUhxJy/rjLw/SanrGK4ZTTEdv+RUfWsAwAMh7U|35701388baf89fed412e11269b9c76625d095ecaf17f03fa018abe19ea2d38b949debf242ee39a71ca1f6cda71b1b86a45aa909ee27f7e78e267d34e732f0de948206c3340a788d0003372183e2f753c1f78b66ac23d134ac1fc9b993156520ea826b8aa89a962d4491b4b8d7e08738e1da9b07aa39bf4a7ef0b1c210728cd52
            0123456789abcdef|{"liveRoomNo":"65108820"}|QH//yJTLQrR4wd7UMCBXfGD2BMx9TvAt5Cxmidsl+aht9NhX4+7gsyqPhlt0LGmQ|35701388baf89fed412e11269b9c76625d095ecaf17f03fa018abe19ea2d38b949debf242ee39a71ca1f6cda71b1b86a45aa909ee27f7e78e267d34e732f0de948206c3340a788d0003372183e2f753c1f78b66ac23d134ac1fc9b993156520ea826b8aa89a962d4491b4b8d7e08738e1da9b07aa39bf4a7ef0b1c210728cd52
            aB3$xY7&kL9@qR2!|{"liveRoomNo": "21623631"}|t7adofrXpVhwk+DwJA/KylRTB/ZqtL2/VXkcAYqbktasCZ79r84zzIi7enj7HVgP|b8ec54fcd94183d502f6de4152cd2372e126c336c4b808357d12ae447857cbcc8582b593a74e15a1a268dedacfbd593f2f3f1159888cddbb88119446342447b5b089f77cfec4491961d275ebbeb4dfb2b38738b582357b19dc96f2ea4baa56bcfe0d946e3ac9a0a461ad5041ec580d867cfd04507236377bd507b7456ff1492d
            """)
    void seals(String key, String json, String params, String encSecKey) {
        assertThat(Weapi.seal(json, key)).isEqualTo(new Weapi(params, encSecKey));
    }

    @Test
    void aFormEscapesBase64() {
        assertThat(new Weapi("a+/=", "0f").form()).isEqualTo("params=a%2B%2F%3D&encSecKey=0f");
    }

    @Test
    void everySealHasAKeyOfItsOwn() {
        SplittableRandom random = new SplittableRandom(1);
        assertThat(Weapi.seal("{}", random).encSecKey())
                .hasSize(256)
                .isNotEqualTo(Weapi.seal("{}", random).encSecKey());
    }
}
