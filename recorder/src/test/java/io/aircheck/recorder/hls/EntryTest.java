package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.hls.HlsParser;
import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.PlaylistException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments of 2 s, numbered from 100. */
class EntryTest {

    @ParameterizedTest(name = "{0} of {1} segments, ended: {2} → from {3}")
    @CsvSource({
        "whole, 5, false, 100",
        "last 6, 5, false, 102",
        "last 5, 5, false, 102", // less than 6 s would not hold 5
        "last 60, 5, false, 100",
        "last 6, 5, true, 100", // nothing is on air any more
        "last 6, 0, false, none",
        "at 0, 5, true, 100",
        "at 4, 5, true, 102",
        "at 5, 5, true, 102",
        "at 900, 5, true, 104",
        "at 3, 0, true, none",
        "share 0.5, 5, true, 102",
        "share 0, 5, true, 100",
        "share 1, 5, true, 104",
    })
    void beginsWith(String entry, int segments, boolean ended, String first) throws Exception {
        MediaPlaylist playlist = playlist(segments, ended);

        String found = entry(entry).of(playlist).stream()
                .map(segment -> Long.toString(segment.sequence()))
                .findFirst()
                .orElse("none");

        assertThat(found).isEqualTo(first);
        assertThat(new SegmentTimeline(entry(entry)).take(playlist))
                .hasSize(first.equals("none") ? 0 : segments + 100 - Integer.parseInt(first));
    }

    private static Entry entry(String text) {
        String[] words = text.split(" ");
        return switch (words[0]) {
            case "last" -> new Entry.Last(Duration.ofSeconds(Long.parseLong(words[1])));
            case "at" -> new Entry.At(Duration.ofSeconds(Long.parseLong(words[1])));
            case "share" -> new Entry.Share(Double.parseDouble(words[1]));
            default -> Entry.WHOLE;
        };
    }

    private static MediaPlaylist playlist(int segments, boolean ended) throws PlaylistException {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:100\n");
        for (int i = 0; i < segments; i++) {
            text.append("#EXTINF:2,\n").append(100 + i).append(".ts\n");
        }
        text.append(ended ? "#EXT-X-ENDLIST\n" : "");
        return (MediaPlaylist) HlsParser.parse(text.toString(), "http://origin/live.m3u8");
    }
}
