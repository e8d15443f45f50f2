package io.aircheck.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import io.aircheck.recorder.files.PartUnits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartPlaylistTest {

    private static UnitEntry unit(int epoch, long offset, long bytes, long millis) {
        return new UnitEntry(epoch, 1, offset, bytes, "00000000", null, millis, null, Instant.EPOCH);
    }

    private static String playlist(boolean finished, UnitEntry... units) {
        return PartPlaylist.of(new PartUnits(Container.TS, finished, List.of(units)), "/media/7");
    }

    @Test
    void everyUnitIsARangeOfTheFile() {
        assertThat(playlist(true, unit(0, 188, 1000, 2005), unit(0, 1188, 500, 6001), unit(1, 1688, 1, 40)))
                .isEqualTo("""
                    #EXTM3U
                    #EXT-X-VERSION:4
                    #EXT-X-TARGETDURATION:7
                    #EXT-X-MEDIA-SEQUENCE:0
                    #EXT-X-PLAYLIST-TYPE:VOD
                    #EXTINF:2.005,
                    #EXT-X-BYTERANGE:1188@0
                    /media/7
                    #EXTINF:6.001,
                    #EXT-X-BYTERANGE:500@1188
                    /media/7
                    #EXT-X-DISCONTINUITY
                    #EXTINF:0.040,
                    #EXT-X-BYTERANGE:1@1688
                    /media/7
                    #EXT-X-ENDLIST
                    """);
    }

    @Test
    void whatStillGrowsHasNoEnd() {
        assertThat(playlist(false, unit(0, 0, 10, 2000)))
                .contains("#EXT-X-PLAYLIST-TYPE:EVENT\n")
                .doesNotContain("ENDLIST");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0, 1",
        "true, 1, 1",
        "true, 1000, 1",
        "true, 1001, 2",
        "true, 6000, 6",
        "false, 2000, 10",
        "false, 11001, 12"
    })
    void theTargetIsTheLongestRoundedUpAndWhatGrowsIsNotAskedForTooOften(boolean finished, long millis, long target) {
        assertThat(playlist(finished, unit(0, 0, 10, millis))).contains("#EXT-X-TARGETDURATION:" + target + "\n");
    }
}
