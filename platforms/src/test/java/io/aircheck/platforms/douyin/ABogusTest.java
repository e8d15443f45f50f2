package io.aircheck.platforms.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.UserAgents;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Douyin's a_bogus (vectors of the fact sheet)")
class ABogusTest {

    private static final String U1 = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
    private static final String Q1 = "aid=6383&app_name=douyin_web&live_id=1&device_platform=web&language=zh-CN"
            + "&browser_language=zh-CN&browser_platform=Win32&browser_name=Chrome&browser_version=116.0.0.0"
            + "&web_rid=335354047186&msToken=";
    private static final long T1 = 1_755_864_000_123L;

    private static final String U2 = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final String Q2 = "room_id=7541234567890123456&sec_user_id=MS4wLjABAAAAexample&type_id=0&live_id=1"
            + "&version_code=99.99.99&app_id=1128";

    @Test
    void hashesWithSm3() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        assertThat(hex(Sm3.hash(abc))).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        // GB/T 32905, example 2: a message of exactly one block
        assertThat(hex(Sm3.hash("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void encryptsWithRc4() {
        byte[] key = "Key".getBytes(StandardCharsets.US_ASCII);
        assertThat(hex(Rc4.apply(key, "Plaintext".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("bbf316e8d940af0ad3");
    }

    @Test
    void hashesQueryBodyAndUserAgent() {
        assertThat(hex(ABogus.doubleHash(Q1)))
                .isEqualTo("c7973388728b2bedd0a7474c7121559f8940b483564e2daab70d282ef7798d63");
        assertThat(hex(ABogus.doubleHash("")))
                .isEqualTo("886572933a4dcfc9d7a29a5df80d8ea06949d7f1533a332bff26a88dd8c223ec");
        assertThat(hex(ABogus.userAgentHash(U1)))
                .isEqualTo("ed6887fc2f2e6c70a02d9500710eabced99ae911c00c22d7ca067f377fc437be");
    }

    @Test
    void laysOutThe44Bytes() {
        byte[] block = ABogus.block(Q1, U1, T1);
        assertThat(block)
                .asHexString()
                .isEqualToIgnoringCase(hex(bytes(
                        44, 209, 0, 0, 0, 0, 24, 78, 58, 1, 215, 166, 0, 176, 32, 1, 0, 239, 45, 51, 202, 102, 0, 0, 0,
                        0, 123, 0, 0, 14, 209, 166, 0, 102, 223, 3, 152, 1, 152, 1, 65, 0, 0, 0)));
    }

    @Test
    void mixesTheRandomNumbersIntoAPrefix() {
        assertThat(ABogus.prefix(1234, 9876, 5555)).isEqualTo(bytes(131, 82, 5, 44, 129, 20, 34, 4, 163, 17, 5, 21));
    }

    @Test
    void signsARoomOfTheWeb() {
        assertThat(ABogus.sign(Q1, U1, T1, 1234, 9876, 5555))
                .isEqualTo("E7mhBmg6mEVNgf6X5XILfY3q61F3Y1HX0HViMD2fId3vLg39HMTa9exovF7vIhjjis/mIeYjy4hbO3xprQAjM36UHWw"
                        + "EUdQ2mgWkKl5Q5I0j53iruyRDntmF4vj3SFlm5XNAEOk0y75rKb70Woqe-vIlO62-zo0/95E=");
    }

    @Test
    void signsABroadcastOfTheApp() {
        assertThat(ABogus.sign(Q2, U2, 1_700_000_000_000L, 1234, 9876, 5555))
                .isEqualTo("E7mhBmg6mEVNgf6X56KLfY3q64N3Y3CI0HViMD2fTxfdqL39HMYD9exoIBGvXKWjwG/-IeYjy4hbO3xprQAjM36UHWw"
                        + "EUdQ2mgWkKl5Q5I0j53iruyRDntmF4vj3SFlm5XNAEOk0y75rKb70Woqe-vIlO62-zo0/9Af=");
    }

    @Test
    @DisplayName("the user agents that are sent need no padding, on which the known programs differ")
    void userAgentsNeedNoPadding() {
        assertThat(UserAgents.DESKTOP.length() % 3).isZero();
    }

    @Test
    void makesAFingerprintInTheFormOfAUuid() {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(VerifyFp.make(1_755_864_000_123L, new SplittableRandom(seed)))
                    .matches(
                            "verify_mems39ff_[0-9A-Za-z]{8}_[0-9A-Za-z]{4}_4[0-9A-Za-z]{3}_[89AB][0-9A-Za-z]{3}_[0-9A-Za-z]{12}");
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
