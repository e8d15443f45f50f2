package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.hls.Scrambling;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the fact sheet. */
class DescramblingTest {

    @ParameterizedTest
    @CsvSource({
        "807018584, 49f29687239e1102268e450a64ef177e, 6291b22451b0a5a9360a98b3d61abf90",
        "1, 383ffffacee7ca0d1ccc258359924dee, 135cdb59bcc9dba60c48f83aeb67e5a5",
        "4294967295, 06c1796f8edb6044cbb70148e7945ada, 2da25dccfcf571efdb33dcf15561f234"
    })
    void masksOfTheFirstTwoPackets(String seed, String first, String second) {
        assertThat(Descrambling.mask(Integer.parseUnsignedInt(seed), 0))
                .isEqualTo(HexFormat.of().parseHex(first));
        assertThat(Descrambling.mask(Integer.parseUnsignedInt(seed), 1))
                .isEqualTo(HexFormat.of().parseHex(second));
    }

    @Test
    void aSegmentBecomesATransportStreamAgain() {
        ByteBuffer segment = ByteBuffer.allocate(188).put(0, HexFormat.of().parseHex("3853197a"));

        Descrambling.undo(segment, new Scrambling(2_020_359_253));

        assertThat(HexFormat.of().formatHex(segment.array(), 0, 4)).isEqualTo("47400010");
    }

    @Test
    void onlySixteenBytesOfTwoWholePacketsChange() {
        ByteBuffer segment = ByteBuffer.allocate(3 * 188 + 10).position(10);
        Descrambling.undo(segment, new Scrambling(1));

        assertThat(changed(segment)).isEqualTo(2 * 16);
        assertThat(segment.get(10)).isEqualTo((byte) 0x38);
        assertThat(segment.get(10 + 188)).isEqualTo((byte) 0x13);

        ByteBuffer torn = ByteBuffer.allocate(188 + 100);
        Descrambling.undo(torn, new Scrambling(1));
        assertThat(changed(torn)).isEqualTo(16);
    }

    private static int changed(ByteBuffer bytes) {
        int count = 0;
        for (byte value : bytes.array()) {
            count += value == 0 ? 0 : 1;
        }
        return count;
    }
}
