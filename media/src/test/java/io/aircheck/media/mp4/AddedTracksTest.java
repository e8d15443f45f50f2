package io.aircheck.media.mp4;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.media.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What joins well is shown by recordings of separate sound; this is what strangers may send instead. */
class AddedTracksTest {

    private static final String FREE = "0000000866726565";
    private static final String EMPTY_MOOV = "000000086d6f6f76";
    private static final String MOOV_WITH_EMPTY_TRAK = "000000186d6f6f76" + "000000087472616b" + "000000086d766578";
    private static final String MOOV_WITH_SHORT_HEADER =
            "000000206d6f6f76" + "000000107472616b" + "00000008746b6864" + "000000086d766578";

    @ParameterizedTest
    @CsvSource({
        FREE + ", has no moov box",
        EMPTY_MOOV + ", has no mvex box",
        MOOV_WITH_EMPTY_TRAK + ", a track has no header",
        MOOV_WITH_SHORT_HEADER + ", ''",
        "00000020, does not end where its parent does",
    })
    void whatIsNoInitSegmentIsRefusedInASentence(String hex, String why) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        assertThatThrownBy(() -> AddedTracks.of(bytes, bytes))
                .isInstanceOf(MalformedMediaException.class)
                .hasMessageContaining(why);
    }
}
