package io.aircheck.media.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class HlsParserProperties {

    private static final List<String> TAGS = List.of(
            "#EXTINF:",
            "#EXT-X-TARGETDURATION:",
            "#EXT-X-MEDIA-SEQUENCE:",
            "#EXT-X-DISCONTINUITY",
            "#EXT-X-SKIP:",
            "#EXT-X-KEY:METHOD=AES-128,URI=",
            "#EXT-X-KEY:METHOD=",
            "#EXT-X-MAP:URI=\"",
            "#EXT-X-BYTERANGE:",
            "#EXT-X-PROGRAM-DATE-TIME:2026-",
            "#EXT-X-DATERANGE:CLASS=\"twitch-stitched-ad\",START-DATE=",
            "#EXT-X-DEFINE:NAME=\"a\",VALUE=",
            "#EXT-X-DEFINE:QUERYPARAM=",
            "{$a}",
            "#EXT-X-TWITCH-PREFETCH:",
            "#EXT-X-STREAM-INF:BANDWIDTH=",
            "#EXT-X-STREAM-INF:RESOLUTION=",
            "#EXT-X-MEDIA:TYPE=VIDEO,NAME=",
            "#EXT-X-GAP",
            "#EXT-X-ENDLIST",
            "");

    @Property(tries = 2_000)
    void anyTextIsAPlaylistOrRefused(@ForAll("lines") List<String> lines) {
        MediaPlaylist first = parsed(String.join("\n", lines), null);
        parsed(String.join("\r\n", lines), first);
    }

    private static @Nullable MediaPlaylist parsed(String text, @Nullable MediaPlaylist previous) {
        try {
            HlsPlaylist playlist = HlsParser.parse("#EXTM3U\n" + text, "https://h.test/a?b=%zz&c=%41", previous);
            if (playlist instanceof MediaPlaylist media) {
                assertThat(media.nextSequence())
                        .isEqualTo(media.mediaSequence() + media.segments().size());
                return media;
            }
        } catch (PlaylistException e) {
            assertThat(e).hasMessageNotContainingAny("null", "Exception");
        }
        return null;
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().withChars("0123456789.-+eE@,=\"x:TZ/").ofMaxLength(20),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.of("1", "4.0", "\"a\"", "s.ts", "1920x1080", "99@5", "7"));
        Arbitrary<String> line = Arbitraries.of(TAGS).flatMap(tag -> values.map(value -> tag + value));
        return line.list().ofMaxSize(30);
    }
}
