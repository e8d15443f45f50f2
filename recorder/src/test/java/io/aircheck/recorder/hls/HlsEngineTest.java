package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.hls.FakeWeb.Answer;
import io.aircheck.recorder.memory.MediaMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine as a whole, against a web in memory and with a twentieth of its usual patience. */
@Timeout(30)
class HlsEngineTest {

    private static final String LIST = "http://h.test/a/index.m3u8";

    private final FakeWeb web = new FakeWeb();
    private final MediaMemory memory = new MediaMemory(80L << 20);
    private final Written sink = new Written();
    private final List<StreamSource.Resolution> resolutions = new ArrayList<>();
    private LiveStream stream = LiveStream.of(Protocol.HLS, Quality.OD, "source", LIST);

    private static HlsSettings hasty() {
        return new HlsSettings(
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                Duration.ofSeconds(3),
                Duration.ofMillis(500),
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(300),
                Duration.ofMillis(600),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofMillis(400));
    }

    private static final class Written implements UnitSink {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<String> configurations = new ArrayList<>();
        final List<Long> sequences = new ArrayList<>();
        final List<Gap> gaps = new ArrayList<>();
        final List<String> incidents = new ArrayList<>();
        final CountDownLatch first = new CountDownLatch(1);
        int enough = Integer.MAX_VALUE;

        @Override
        public boolean write(MediaUnit unit) {
            for (ByteBuffer buffer : unit.body()) {
                byte[] copy = new byte[buffer.remaining()];
                buffer.get(buffer.position(), copy);
                bytes.writeBytes(copy);
            }
            configurations.add(unit.configuration());
            sequences.add(unit.sequence());
            first.countDown();
            return sequences.size() < enough;
        }

        @Override
        public void gap(Gap gap) {
            gaps.add(gap);
        }

        @Override
        public void incident(String what) {
            incidents.add(what);
        }

        @Override
        public void title(String title, Instant at) {
            throw new AssertionError("HLS has no titles");
        }
    }

    private StreamSource source() {
        return new StreamSource() {
            @Override
            public LiveStream stream() {
                return stream;
            }

            @Override
            public Resolution resolveAgain() throws IOException {
                if (resolutions.isEmpty()) {
                    throw new IOException("no such host");
                }
                return resolutions.size() == 1 ? resolutions.getFirst() : resolutions.removeFirst();
            }
        };
    }

    private End run() throws InterruptedException, StorageException {
        return new HlsEngine(web, Clock.systemUTC(), memory, hasty()).run(source(), sink);
    }

    private static byte[] segment(int i) {
        return TinyTs.segment(2 * i, 1, i);
    }

    private static String list(int first, int count, String end) {
        StringBuilder text =
                new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:0.1\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (int i = first; i < first + count; i++) {
            text.append("#EXTINF:0.1,\ns").append(i).append(".ts\n");
        }
        return text + end;
    }

    private void segments(int count) {
        for (int i = 0; i < count; i++) {
            web.at("http://h.test/a/s" + i + ".ts", segment(i));
        }
    }

    private byte[] all(int... numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int number : numbers) {
            bytes.writeBytes(segment(number));
        }
        return bytes.toByteArray();
    }

    @AfterEach
    void everyBufferWasGivenBack() {
        assertThat(memory.inUse()).isZero();
    }

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

    private static void awaited(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void everyKindOfFailureIsTriedAgain() throws Exception {
        segments(6);
        byte[] body = segment(0);
        List<Answer> faults = List.of(
                FakeWeb.status(404),
                FakeWeb.status(503),
                new Answer(200, body, 200, false, false),
                new Answer(200, body, 200, true, false),
                FakeWeb.ok("<html>try again later</html>"),
                new Answer(200, Arrays.copyOf(body, 300), -1, false, false));
        for (int i = 0; i < 6; i++) {
            int number = i;
            web.at(
                    "http://h.test/a/s" + i + ".ts",
                    time -> time == 0 ? faults.get(number) : FakeWeb.ok(segment(number)));
        }
        web.at(LIST, list(0, 5, "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2, 3, 4));
        assertThat(sink.incidents).hasSize(5).allMatch(incident -> incident.endsWith("it is asked for again"));
    }

    @Test
    void whatCannotBeHadIsAGapAndTheRestGoesOn() throws Exception {
        segments(4);
        web.at("http://h.test/a/s1.ts", time -> FakeWeb.status(404));
        web.at("http://h.test/a/s2.ts", time -> FakeWeb.status(410));
        web.at(LIST, list(0, 4, "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.sequences).containsExactly(0L, 3L);
        assertThat(sink.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.units()).isEqualTo(2);
            assertThat(gap.length()).isEqualTo(Duration.ofMillis(200));
            assertThat(gap.cause()).isEqualTo(Gap.Cause.GONE);
        });
    }

    @Test
    void aSegmentWithoutEndIsGivenUpAndMemoryStaysBounded() throws Exception {
        segments(3);
        web.at("http://h.test/a/s1.ts", time -> new Answer(200, segment(1), -1, false, true));
        web.at(LIST, list(0, 3, "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.sequences).containsExactly(0L, 2L);
        assertThat(sink.gaps).extracting(Gap::cause).containsExactly(Gap.Cause.DAMAGED);
        assertThat(sink.incidents).anyMatch(incident -> incident.contains("did not end after 64 MiB"));
    }

    @Test
    void aWebPageInsteadOfAPlaylistIsSaidPlainly() throws Exception {
        web.at(LIST, "<!DOCTYPE html><html>Not here</html>");

        assertThat(run())
                .isEqualTo(new End(
                        EndReason.FAILED,
                        "the playlist could not be used: line 1: this is a web page, not a playlist"));
    }

    @Test
    void aPlaylistWithoutEndIsRefused() throws Exception {
        web.at(LIST, time -> new Answer(200, "#EXTM3U\n".getBytes(StandardCharsets.UTF_8), -1, false, true));

        End end = run();

        assertThat(end.reason()).isEqualTo(EndReason.FAILED);
        assertThat(end.message()).contains("is larger than 4194304 bytes");
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
    void refusedAddressesAreRenewedByThePlatform() throws Exception {
        segments(3);
        LiveStream fresh = LiveStream.of(Protocol.HLS, Quality.OD, "source", "http://h.test/b/index.m3u8");
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(fresh)), fresh));
        web.at(LIST, time -> time == 0 ? FakeWeb.ok(list(0, 1, "")) : FakeWeb.status(403));
        web.at("http://h.test/b/index.m3u8", list(0, 3, "#EXT-X-ENDLIST"));
        for (int i = 1; i < 3; i++) {
            web.at("http://h.test/b/s" + i + ".ts", segment(i));
        }

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2));
    }

    @Test
    void aPlaylistThatIsGoneEndsOnlyWhenThePlatformSaysOffline() throws Exception {
        segments(2);
        web.at(LIST, time -> time == 0 ? FakeWeb.ok(list(0, 2, "")) : FakeWeb.status(404));
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Failed(RoomDetails.UNKNOWN, "busy"), null));
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null));

        assertThat(run().reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(sink.sequences).containsExactly(0L, 1L);
        assertThat(sink.incidents).contains("the platform does not say whether the room is live: busy");
    }

    @Test
    void aStreamThatIsSilentForTooLongEnds() throws Exception {
        segments(2);
        web.at(LIST, list(0, 2, ""));

        End end = run();

        assertThat(end.reason()).isEqualTo(EndReason.SILENCE);
        assertThat(end.message()).startsWith("nothing new came for 2 s");
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
    void anInterruptedRecordingKeepsWhatIsInHand() throws Exception {
        segments(2);
        web.at("http://h.test/a/s1.ts", time -> new Answer(200, segment(1), 200, true, false));
        web.at(LIST, list(0, 2, ""));
        boolean[] interrupted = {false};
        Thread recording = Thread.ofVirtual().start(() -> {
            try {
                run();
            } catch (InterruptedException e) {
                interrupted[0] = true;
            } catch (StorageException e) {
                throw new AssertionError(e);
            }
        });
        sink.first.await();
        recording.interrupt();
        recording.join();

        assertThat(interrupted[0]).isTrue();
        assertThat(sink.sequences).containsExactly(0L);
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

    @Test
    void aServerThatHoldsReloadsBackIsAskedForTheNextSegment() throws Exception {
        segments(3);
        String control = "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES\n";
        web.at(LIST, list(0, 1, control))
                .at(LIST + "?_HLS_msn=1", list(0, 2, control))
                .at(LIST + "?_HLS_msn=2", list(0, 3, control + "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2));
        assertThat(web.visits(LIST)).isOne();
    }

    @Test
    void aPlaylistThatIsGoneForAMomentDoesNotEndTheRecordingThoughItsPlatformSaysOffline() throws Exception {
        segments(4);
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null));
        web.at(LIST, time -> switch (time) {
            case 0 -> FakeWeb.ok(list(0, 2, ""));
            case 1, 2, 3, 4 -> FakeWeb.status(404);
            default -> FakeWeb.ok(list(0, 4, "#EXT-X-ENDLIST"));
        });

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.sequences).containsExactly(0L, 1L, 2L, 3L);
    }
}
