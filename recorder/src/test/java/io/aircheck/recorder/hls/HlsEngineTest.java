package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpRequest;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.memory.MediaMemory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the engine makes of a stream that comes as it should. */
@Timeout(30)
class HlsEngineTest extends HlsEngineScene {

    @Test
    void aFinishedPlaylistIsRecordedByteForByte() throws Exception {
        segments(5);
        web.at(LIST, list(0, 5, "#EXT-X-ENDLIST"));

        assertThat(run()).isEqualTo(new End(EndReason.STREAM_ENDED, null));
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2, 3, 4));
        assertThat(sink.configurations).allMatch(sink.configurations.getFirst()::equals);
        assertThat(sink.gaps).isEmpty();
        assertThat(sink.incidents).isEmpty();
    }

    /** So that the disk can take it without a copy; the place in the file is known once what comes before is written. */
    @Test
    void aSegmentStandsInItsPageOfMemoryAsItWillInItsBlockOfTheFile() throws Exception {
        sink.place = 3 * MediaMemory.PAGE + 188;
        segments(1);
        web.at(LIST, list(0, 1, "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0));
        assertThat(sink.firstPlaces).containsExactly(188);
    }

    @Test
    void whatComesLaterIsNotWrittenBeforeWhatComesFirst() throws Exception {
        segments(4);
        CountDownLatch third = new CountDownLatch(1);
        web.at("http://h.test/a/s0.ts", time -> {
            awaited(third);
            return FakeWeb.ok(segment(0));
        });
        web.at("http://h.test/a/s2.ts", time -> {
            third.countDown();
            return FakeWeb.ok(segment(2));
        });
        web.at(LIST, list(0, 4, "#EXT-X-ENDLIST"));

        run();

        assertThat(sink.sequences).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void theBestVariantOfAMasterPlaylistIsTaken() throws Exception {
        segments(1);
        web.at(LIST, """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=100
                low.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=300
                high.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=200
                mid.m3u8
                """).at("http://h.test/a/high.m3u8", list(0, 1, "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.sequences).containsExactly(0L);
    }

    @Test
    void separateSoundAndDrmAreUnsupported() throws Exception {
        web.at(LIST, """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="a",URI="a.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=100,AUDIO="a"
                v.m3u8
                """);
        assertThat(run().reason()).isEqualTo(EndReason.UNSUPPORTED);

        segments(1);
        web.at(
                LIST,
                list(0, 1, "")
                        .replace(
                                "#EXTINF",
                                "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\",KEYFORMAT=\"com.apple\"\n#EXTINF"));
        End end = run();
        assertThat(end.reason()).isEqualTo(EndReason.UNSUPPORTED);
        assertThat(end.message()).contains("SAMPLE-AES (com.apple), which only a licensed player can undo");
        assertThat(web.visits("http://h.test/a/s0.ts")).isZero();
    }

    @Test
    void advertisementsAreLeftOutAndNoted() throws Exception {
        segments(3);
        web.at(LIST, """
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-PROGRAM-DATE-TIME:2026-11-20T10:00:00Z
                #EXTINF:2,live
                s0.ts
                #EXT-X-DATERANGE:ID="stitched-ad-1",CLASS="twitch-stitched-ad",START-DATE="2026-11-20T10:00:02Z",DURATION=2
                #EXTINF:2,ad
                ad.ts
                #EXTINF:2,live
                s2.ts
                #EXT-X-ENDLIST
                """);

        run();

        assertThat(sink.sequences).containsExactly(0L, 2L);
        assertThat(sink.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(Gap.Cause.ADVERTISEMENT);
            assertThat(gap.at()).isEqualTo(Instant.parse("2026-11-20T10:00:02Z"));
        });
        assertThat(web.visits("http://h.test/a/ad.ts")).isZero();
    }

    @Test
    void otherParameterSetsBeginANewFileAndTimeThatGoesBackDoesNot() throws Exception {
        List<byte[]> bodies = List.of(
                TinyTs.segment(0, 1, 0),
                TinyTs.segment(2, 1, 1),
                TinyTs.segment(4, 2, 2),
                TinyTs.segment(0, 2, 3),
                TinyTs.segment(2, 2, 4),
                TinyTs.segment(3600, 2, 5));
        for (int i = 0; i < bodies.size(); i++) {
            web.at("http://h.test/a/s" + i + ".ts", bodies.get(i));
        }
        web.at(LIST, list(0, 6, "#EXT-X-ENDLIST"));

        run();

        List<String> names = sink.configurations.stream().distinct().toList();
        assertThat(sink.configurations.stream().map(names::indexOf)).containsExactly(0, 0, 1, 1, 1, 1);
    }

    @Test
    void theRecordingEndsWhenItHasAllItWants() throws Exception {
        segments(5);
        sink.enough = 2;
        web.at(LIST, list(0, 5, ""));

        assertThat(run().reason()).isEqualTo(EndReason.LIMIT_REACHED);
        assertThat(sink.sequences).containsExactly(0L, 1L);
    }

    @Test
    void whatProvesTheUserGoesToTheStreamsOwnSiteOnly() throws Exception {
        stream = stream.withHeaders(Map.of("Cookie", "secret", "Referer", "http://h.test/"));
        web.at(LIST, """
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXTINF:2,
                http://cdn.h.test/s0.ts
                #EXTINF:2,
                http://other.test/s1.ts
                #EXT-X-ENDLIST
                """).at("http://cdn.h.test/s0.ts", segment(0)).at("http://other.test/s1.ts", segment(1));

        run();

        assertThat(web.requests.stream()
                        .filter(request -> request.headers().containsKey("Cookie"))
                        .map(HttpRequest::url))
                .containsExactlyInAnyOrder(LIST, "http://cdn.h.test/s0.ts");
        assertThat(web.requests).allMatch(request -> request.headers().containsKey("Referer"));
    }

    @Test
    void whatThePlaylistSaysIsMissingIsAHoleAndNotAskedFor() throws Exception {
        segments(3);
        web.at(LIST, list(0, 3, "#EXT-X-ENDLIST").replace("#EXTINF:0.1,\ns1.ts", "#EXT-X-GAP\n#EXTINF:0.1,\ns1.ts"));

        run();

        assertThat(sink.sequences).containsExactly(0L, 2L);
        assertThat(sink.gaps).extracting(Gap::cause).containsExactly(Gap.Cause.GONE);
        assertThat(web.visits("http://h.test/a/s1.ts")).isZero();
    }

    @Test
    void partsOfOneResourceAreTakenWhereTheServerSendsAllOfItToo() throws Exception {
        web.at("http://h.test/a/all.ts", all(0, 1, 2));
        int length = segment(0).length;
        web.at(LIST, """
                #EXTM3U
                #EXT-X-TARGETDURATION:0.1
                #EXTINF:0.1,
                #EXT-X-BYTERANGE:%1$d@0
                all.ts
                #EXTINF:0.1,
                #EXT-X-BYTERANGE:%1$d
                all.ts
                #EXTINF:0.1,
                #EXT-X-BYTERANGE:%1$d
                all.ts
                #EXT-X-ENDLIST
                """.formatted(length));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2));
    }
}
