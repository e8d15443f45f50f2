package io.aircheck.platforms.huya;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Huya's WUP call for a token (vectors of the fact sheet)")
class CdnTokenTest {

    private static final String CALL = "000000a210032c3c400156066c6976657569661167657443646e546f6b656e496e666f45787d"
            + "0000740800010604745265711d0000670a06001633313233343536372d313233343536372d353239393136302d323436393033382d"
            + "31303035372d412d302d312d696d67706c75732c3a0c16002600361b6164722631332e312e302e34333231266f6666696369616c"
            + "26333046005c660076000b40420b8c980ca80c";
    private static final byte[] ANSWER = HexFormat.of()
            .parseHex("0000009210032c3c400156066c6976657569661167657443646e546f6b656e496e666f45787d0000640800"
                    + "010604745273701d0000570a064e77735365637265743d61626331323326777354696d653d36366626666d3d6447567a6446"
                    + "397a64484a6c5957302533442663747970653d687579615f6c69766526743d3130302666733d62676374126553f0ff0b8c98"
                    + "0ca80c");

    @Test
    void writesTheCall() {
        byte[] call =
                CdnToken.request("1234567-1234567-5299160-2469038-10057-A-0-1-imgplus", "adr&13.1.0.4321&official&30");
        assertThat(HexFormat.of().formatHex(call)).isEqualTo(CALL);
    }

    @Test
    void readsTheAnswer() {
        assertThat(CdnToken.token(ANSWER))
                .contains("wsSecret=abc123&wsTime=66f&fm=dGVzdF9zdHJlYW0%3D&ctype=huya_live&t=100&fs=bgct");
    }

    @Test
    void anAnswerThatBreaksOffGivesNone() {
        for (int length = 0; length < 100; length++) {
            assertThat(CdnToken.token(Arrays.copyOf(ANSWER, length))).isEmpty();
        }
    }

    @Test
    void bytesOfAnyKindNeverEndInAnException() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = ANSWER.clone();
            for (int i = 0; i < 4; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThat(CdnToken.token(bytes)).isNotNull();
        }
    }
}
