package io.aircheck.platforms.huya;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Huya's anti-code (vectors of the fact sheet)")
class AntiCodeTest {

    private static final String FM = "RFdxOEJjSjNoNkRKdDZUWV8kMF8kMV8kMl8kMw==";
    private static final String STREAM = "78941969-2559461593-10992803837303062528-2693342886-10057-A-0-1";
    private static final long NOW = 1_755_864_000_123L;

    @ParameterizedTest
    @CsvSource({
        "3160493568,    1755876345801, huya_webh5,  100, 68a9b5f0, 85454e59686218bc154ea69e2bc351fc",
        "1201609048391, 2955364000124, huya_pc_exe, 0,   68a9ad40, f9b412d6efacc223ee1cab84e618862b",
        "1400005000000, 3155869000000, huya_live,   100, 68a85c2e, e53212a17fa319e7a572944ea10cc2d1",
        "12345678,      1755876345801, tars_mobile, 103, 68a9b5f0, 8a52d5a6bbeede5dfecf0c9d326cb347"
    })
    void signs(long user, long sequence, String client, String number, String until, String secret) {
        String hash = AntiCode.hash(sequence, client, number);
        assertThat(AntiCode.secret("DWq8BcJ3h6DJt6TY", user, STREAM, hash, until))
                .isEqualTo(secret);
    }

    @Test
    void hashesAndRotates() {
        assertThat(AntiCode.hash(1_755_876_345_801L, "huya_webh5", "100"))
                .isEqualTo("7779dbf345d0d62e4e2f76d4f107f053");
        assertThat(AntiCode.hash(2_955_364_000_124L, "huya_pc_exe", "0")).isEqualTo("6ff3180a59cb1fc42294e4900ef27799");
        assertThat(AntiCode.hash(3_155_869_000_000L, "huya_live", "100")).isEqualTo("e6be7d6b33dc2e692080df52175fd346");
        assertThat(AntiCode.rotated(12_345_678)).isEqualTo(3_160_493_568L);
        assertThat(AntiCode.rotated(1_199_500_000_001L)).isEqualTo(1_201_609_048_391L);
        assertThat(AntiCode.key(FM)).isEqualTo("DWq8BcJ3h6DJt6TY");
    }

    @Test
    void renewsACodeOfThePage() {
        String old =
                "wsSecret=0&wsTime=68a9b5f0&fm=RFdxOEJjSjNoNkRKdDZUWV8kMF8kMV8kMl8kMw%3D%3D&ctype=huya_webh5&fs=bgct";
        assertThat(AntiCode.renew(old, STREAM, 12_345_678, NOW, new SplittableRandom(1)))
                .isEqualTo("wsSecret=85454e59686218bc154ea69e2bc351fc&wsTime=68a9b5f0&seqid=1755876345801"
                        + "&ctype=huya_webh5&ver=1&fs=bgct&fm=RFdxOEJjSjNoNkRKdDZUWV8kMF8kMV8kMl8kMw%3D%3D&t=100"
                        + "&u=3160493568");
    }

    @Test
    void aTelephonesCodeNamesTheUserPlainly() {
        String old = "wsSecret=0&wsTime=68a9b5f0&fm=" + FM + "&ctype=tars_mobile&t=103";
        assertThat(AntiCode.renew(old, STREAM, 12_345_678, NOW, new SplittableRandom(1)))
                .startsWith("wsSecret=8a52d5a6bbeede5dfecf0c9d326cb347&")
                .containsPattern("&t=103&uid=12345678&uuid=\\d+$");
    }

    @Test
    void aCodeThatEndsSoonIsProlongedByADay() {
        String old = "wsSecret=0&wsTime=68a85c2e&fm=" + FM + "&fs=bgct";
        assertThat(AntiCode.renew(old, STREAM, 0, NOW, new SplittableRandom(1)))
                .contains("&wsTime=" + Long.toHexString(NOW / 1000 + 86_400) + "&")
                .contains("&ctype=huya_live&")
                .containsPattern("&seqid=17558763[45]\\d+");
    }

    @Test
    void withoutAPatternItStaysAsItIs() {
        assertThat(AntiCode.renew("wsSecret=1&wsTime=68a9b5f0", STREAM, 1, NOW, new SplittableRandom(1)))
                .isEqualTo("wsSecret=1&wsTime=68a9b5f0");
        assertThat(AntiCode.renew("wsSecret=1&fm=%25%25", STREAM, 1, NOW, new SplittableRandom(1)))
                .isEqualTo("wsSecret=1&fm=%25%25");
    }
}
