package io.aircheck.media.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaPlaylistTest {

    private static final String BASE = "https://host.test/live/a/index.m3u8?token=t";

    private static MediaPlaylist parse(String text) throws PlaylistException {
        return parse(text, null);
    }

    private static MediaPlaylist parse(String text, @Nullable MediaPlaylist previous) throws PlaylistException {
        return (MediaPlaylist) HlsParser.parse(text, BASE, previous);
    }

    @Test
    void aPlainLivePlaylist() throws PlaylistException {
        MediaPlaylist playlist = parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:4
                #EXT-X-MEDIA-SEQUENCE:1201
                #EXT-X-DISCONTINUITY-SEQUENCE:3
                #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:00.500+0800
                #EXTINF:4.000,
                seg-1201.ts
                #EXTINF:3.96,a title, with a comma
                seg-1202.ts?x=1#fragment
                #EXT-X-DISCONTINUITY
                #EXTINF:2
                /seg-1203.ts
                """);

        assertThat(playlist.targetDuration()).isEqualTo(Duration.ofSeconds(4));
        assertThat(playlist.discontinuitySequence()).isEqualTo(3);
        assertThat(playlist.ended()).isFalse();
        assertThat(playlist.nextSequence()).isEqualTo(1204);
        assertThat(playlist.segments())
                .extracting(Segment::sequence, Segment::url, Segment::duration, Segment::title, Segment::discontinuity)
                .containsExactly(
                        tuple(1201L, "https://host.test/live/a/seg-1201.ts", Duration.ofSeconds(4), "", false),
                        tuple(
                                1202L,
                                "https://host.test/live/a/seg-1202.ts?x=1",
                                Duration.ofMillis(3960),
                                "a title, with a comma",
                                false),
                        tuple(1203L, "https://host.test/seg-1203.ts", Duration.ofSeconds(2), "", true));
        assertThat(playlist.segments().get(1).programDateTime()).isEqualTo(Instant.parse("2026-11-20T02:00:04.500Z"));
        assertThat(playlist.segments().get(2).programDateTime())
                .as("a discontinuity stops the clock")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "seg.ts, https://host.test/live/a/seg.ts",
        "../b/seg.ts, https://host.test/live/b/seg.ts",
        "./seg.ts, https://host.test/live/a/seg.ts",
        "/seg.ts, https://host.test/seg.ts",
        "//cdn.test/seg.ts, https://cdn.test/seg.ts",
        "?n=1, https://host.test/live/a/index.m3u8?n=1",
        "../../../../seg.ts, https://host.test/seg.ts",
        "http://other.test/x, http://other.test/x",
        "a|b{c}.ts, https://host.test/live/a/a|b{c}.ts",
        "a b.ts, https://host.test/live/a/a%20b.ts",
        "直播.ts, https://host.test/live/a/%E7%9B%B4%E6%92%AD.ts",
        "seg.ts?u=http://x.test/, https://host.test/live/a/seg.ts?u=http://x.test/",
    })
    void addressesResolveAgainstThePlaylists(String reference, String url) throws PlaylistException {
        assertThat(parse("#EXTM3U\n#EXTINF:1,\n" + reference)
                        .segments()
                        .getFirst()
                        .url())
                .isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({"'\r\n'", "'\r'", "'\n\n \n'"})
    void anyLineEndWillDo(String lineEnd) throws PlaylistException {
        String text = String.join(
                lineEnd,
                "\uFEFF#EXTM3U",
                "#EXT-X-TARGETDURATION:2",
                "# a comment",
                "#EXTINF:2,",
                "s1.ts",
                "#EXT-X-ENDLIST");

        MediaPlaylist playlist = parse(text);

        assertThat(playlist.segments()).hasSize(1);
        assertThat(playlist.ended()).isTrue();
    }

    @Test
    void aKeyHoldsUntilTheNextAndMapsHaveTheirOwn() throws PlaylistException {
        MediaPlaylist playlist = parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXTINF:2,
                clear.ts
                #EXT-X-KEY:METHOD=AES-128,URI="key?a=1,2",IV=0X1F
                #EXT-X-MAP:URI="init.mp4",BYTERANGE="100@20"
                #EXTINF:2,
                s1.ts
                #EXT-X-KEY:METHOD=AES-128,URI="key2"
                #EXTINF:2,
                s2.ts
                #EXT-X-KEY:METHOD=NONE
                #EXTINF:2,
                s3.ts
                #EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://x",KEYFORMAT="com.apple.streamingkeydelivery"
                #EXTINF:2,
                s4.ts
                """);

        List<Segment> segments = playlist.segments();
        SegmentKey first = Objects.requireNonNull(segments.get(1).key());
        assertThat(segments.get(0).key()).isNull();
        assertThat(first.url()).isEqualTo("https://host.test/live/a/key?a=1,2");
        assertThat(first.iv()).isEqualTo("0000000000000000000000000000001f");
        assertThat(first.isPlainAes128()).isTrue();
        assertThat(segments.get(2).key()).extracting(SegmentKey::iv).isNull();
        assertThat(segments.get(2).map())
                .isEqualTo(new InitSection("https://host.test/live/a/init.mp4", new ByteRange(20, 100), first));
        assertThat(segments.get(3).key()).isNull();
        SegmentKey drm = Objects.requireNonNull(segments.get(4).key());
        assertThat(drm.isPlainAes128()).isFalse();
        assertThat(drm.method()).isEqualTo(SegmentKey.Method.SAMPLE_AES);
        assertThat(drm.url()).isEqualTo("skd://x");
    }

    @Test
    void byteRangesWithoutAnOffsetFollowEachOtherAcrossReloads() throws PlaylistException {
        MediaPlaylist first = parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:7
                #EXTINF:2,
                #EXT-X-BYTERANGE:100@1000
                all.ts
                #EXTINF:2,
                #EXT-X-BYTERANGE:50
                all.ts
                #EXTINF:2,
                #EXT-X-BYTERANGE:30
                other.ts
                """);
        MediaPlaylist second = parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:8
                #EXTINF:2,
                #EXT-X-BYTERANGE:50
                all.ts
                #EXTINF:2,
                #EXT-X-BYTERANGE:60
                all.ts
                """, first);

        assertThat(first.segments())
                .extracting(Segment::byteRange)
                .containsExactly(new ByteRange(1000, 100), new ByteRange(1100, 50), new ByteRange(0, 30));
        assertThat(second.segments())
                .extracting(Segment::byteRange)
                .containsExactly(new ByteRange(1100, 50), new ByteRange(1150, 60));
    }

    @Test
    void skippedSegmentsCount() throws PlaylistException {
        MediaPlaylist playlist = parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:100
                #EXT-X-SKIP:SKIPPED-SEGMENTS=5
                #EXT-X-GAP
                #EXTINF:2,
                s105.ts
                #EXTINF:2,
                s106.ts
                """);

        assertThat(playlist.segments()).extracting(Segment::sequence).containsExactly(105L, 106L);
        assertThat(playlist.segments()).extracting(Segment::gap).containsExactly(true, false);
    }

    @Test
    void twitchsAdvertisementsAreToldByDateTitleAndPlace() throws PlaylistException {
        MediaPlaylist before = parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:10
                #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:00Z
                #EXTINF:2,live
                s10.ts
                #EXT-X-DISCONTINUITY
                #EXT-X-DATERANGE:ID="stitched-ad-1",CLASS="twitch-stitched-ad",START-DATE="2026-11-20T10:00:02Z",DURATION=4.0
                #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:02Z
                #EXTINF:2,Commercial|1
                a11.ts
                #EXT-X-TWITCH-PREFETCH:a12.ts
                #EXT-X-TWITCH-PREFETCH:s13.ts
                """);
        MediaPlaylist after = parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:12
                #EXT-X-DATERANGE:ID="stitched-ad-1",CLASS="twitch-stitched-ad",START-DATE="2026-11-20T10:00:04Z",DURATION=4.0
                #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:04Z
                #EXTINF:2,Commercial|2
                a12.ts
                #EXT-X-DISCONTINUITY
                #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:06Z
                #EXTINF:2,live
                s13.ts
                #EXTINF:2,
                s14.ts
                #EXTINF:2,Amazon|3
                a15.ts
                #EXT-X-DISCONTINUITY
                #EXT-X-TWITCH-PREFETCH:x16.ts
                """, before);

        assertThat(before.segments()).extracting(Segment::advertisement).containsExactly(false, true);
        assertThat(before.prefetch())
                .extracting(Segment::sequence, Segment::advertisement, Segment::discontinuity)
                .containsExactly(tuple(12L, true, false), tuple(13L, false, true));
        assertThat(after.segments())
                .as("the range keeps the start it had when first seen")
                .extracting(Segment::advertisement)
                .containsExactly(true, false, false, true);
        assertThat(after.prefetch().getFirst().advertisement())
                .as("after a discontinuity nothing is known")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                    | the answer is empty, not a playlist
            '<!DOCTYPE html><html>'                               | line 1: this is a web page, not a playlist
            '

            <html lang="en">'                                     | line 3: this is a web page, not a playlist
            '{"error":1}'                                         | line 1: this is not an HLS playlist: it begins with "{"error":1}"
            '#EXTM3U'                                             | the playlist names neither segments nor variants
            '#EXTM3U
            s.ts'                                                 | line 2: "s.ts" has no duration (no EXTINF before it)
            '#EXTM3U
            #EXTINF:-1,Radio
            http://r.test/'                                       | line 2: "-1" is no duration in seconds
            '#EXTM3U
            #EXTINF:NaN,
            s.ts'                                                 | line 2: "NaN" is no duration in seconds
            '#EXTM3U
            #EXT-X-MEDIA-SEQUENCE:99999999999999999999'           | line 2: "99999999999999999999" is no whole number that is possible here
            '#EXTM3U
            #EXTINF:1,
            file:///etc/passwd'                                   | line 3: "file:///etc/passwd" is no http or https address
            '#EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=1'                        | the master playlist names no address for its variants
            """)
    void whatCannotBeUsedIsRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(PlaylistException.class)
                .hasMessage(message);
    }

    @Test
    void aPlaylistWithoutEndIsRefused() {
        assertThatThrownBy(() -> parse("#EXTM3U\n" + "#x\n".repeat(600_000)))
                .hasMessageContaining("more lines than any stream needs");
        assertThatThrownBy(() -> parse("#EXTM3U\n" + "#EXTINF:1,\ns\n".repeat(200_001)))
                .hasMessageContaining("more segments than any stream needs");
    }

    @Test
    void aSeedScramblesTheSegmentsAfterIt() throws PlaylistException {
        String segments = "#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n1.ts\n";
        String tag = "#EXTM3U\n#EXT-X-BIGO-WEB-PROTECTION:";

        assertThat(parse("#EXTM3U\n" + segments).segments().getFirst().scrambling())
                .isNull();
        assertThat(parse(tag + "VERSION=1,SEED=807018584\n" + segments)
                        .segments()
                        .getFirst()
                        .scrambling())
                .isEqualTo(new Scrambling(807018584));
        assertThat(parse(tag + "SEED=4294967295\n" + segments)
                        .segments()
                        .getFirst()
                        .scrambling())
                .isEqualTo(new Scrambling(-1));
        assertThatThrownBy(() -> parse(tag + "SEED=4294967296\n" + segments))
                .isInstanceOf(PlaylistException.class)
                .hasMessageContaining("is no seed of 32 bits");
    }

    @Test
    void whatIsForLowLatencyPlayersIsNoSegment() throws PlaylistException {
        MediaPlaylist playlist = parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:4
                #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.0
                #EXT-X-PART-INF:PART-TARGET=0.33334
                #EXT-X-MEDIA-SEQUENCE:266
                #EXT-X-PART:DURATION=0.33334,URI="p266.0.mp4",INDEPENDENT=YES
                #EXT-X-PART:DURATION=0.33334,URI="p266.1.mp4"
                #EXTINF:4.00008,
                s266.mp4
                #EXT-X-PART:DURATION=0.33334,URI="p267.0.mp4"
                #EXT-X-PRELOAD-HINT:TYPE=PART,URI="p267.1.mp4"
                #EXT-X-RENDITION-REPORT:URI="../1M/w.m3u8",LAST-MSN=266,LAST-PART=1
                """, null);

        assertThat(playlist.blockingReload()).isTrue();
        assertThat(playlist.segments()).extracting(Segment::url).containsExactly("https://host.test/live/a/s266.mp4");
        assertThat(playlist.nextSequence()).isEqualTo(267);
    }
}
