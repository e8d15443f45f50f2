package io.aircheck.recorder.flv;

import static io.aircheck.recorder.connection.QuickRules.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.connection.ConnectionRules;
import io.aircheck.recorder.connection.HeardSink;
import io.aircheck.recorder.connection.ScriptedHttp;
import io.aircheck.recorder.connection.ScriptedHttp.Ending;
import io.aircheck.recorder.connection.ScriptedSource;
import io.aircheck.recorder.memory.MediaMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlvEngineTest {

    private final ScriptedHttp http = new ScriptedHttp();
    private final ScriptedSource source = new ScriptedSource();
    private final HeardSink sink = new HeardSink();

    @Test
    void unitsAreGroupsOfPictures() throws Exception {
        http.answer(TestFlv.stream(1, 0, 4), Ending.END);
        End end = run();
        assertThat(end.reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(sink.units()).hasSize(4).allMatch(MediaUnit::keyFrame);
        assertThat(sink.units()).extracting(MediaUnit::sequence).containsExactly(0L, 1L, 2L, 3L);
        assertThat(sink.units()).extracting(unit -> unit.duration().toMillis()).containsOnly(200L);
        assertThat(sink.gaps()).isEmpty();
    }

    @Test
    void cutInsideATagIsJoinedExactly() throws Exception {
        byte[] whole = TestFlv.stream(1, 0, 6);
        byte[] cut = Arrays.copyOf(TestFlv.stream(1, 0, 4), TestFlv.stream(1, 0, 4).length - 20);
        http.answer(cut, Ending.RESET).answer(TestFlv.stream(1, 2, 6), Ending.END);
        run();
        assertThat(tags(sink.bytes())).isEqualTo(tags(Arrays.copyOfRange(whole, TestFlv.HEAD_BYTES, whole.length)));
        assertThat(sink.gaps()).isEmpty();
        assertThat(sink.units())
                .extracting(MediaUnit::configuration)
                .containsOnly(sink.units().getFirst().configuration());
    }

    @Test
    void serverThatCountsEachConnectionFromZeroIsJoinedExactlyToo() throws Exception {
        http.answer(TestFlv.stream(1, 0, 3, 50_000), Ending.RESET).answer(TestFlv.stream(1, 1, 5, 0), Ending.END);
        run();
        assertThat(tags(sink.bytes())).extracting(FlvTag::timestamp).isEqualTo(expectedTimestamps(5));
        assertThat(sink.gaps()).isEmpty();
    }

    @Test
    void whatIsMissingBetweenConnectionsIsAGap() throws Exception {
        http.answer(TestFlv.stream(1, 0, 3), Ending.RESET).answer(TestFlv.stream(1, 8, 10), Ending.END);
        run();
        assertThat(sink.units()).hasSize(5);
        assertThat(sink.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(Gap.Cause.UNREACHABLE);
            assertThat(gap.length()).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1100));
        });
        assertThat(tags(sink.bytes())).extracting(FlvTag::timestamp).isEqualTo(expectedTimestamps(5));
    }

    @Test
    void serverThatCountsAnewBehindAWholeGroupLeavesNoGapWhereThereWasNoTimeForOne() throws Exception {
        http.answer(TestFlv.stream(1, 0, 3, 50_000), Ending.RESET).answer(TestFlv.stream(1, 3, 6, 0), Ending.END);
        run();
        assertThat(tags(sink.bytes())).extracting(FlvTag::timestamp).isEqualTo(expectedTimestamps(6));
        assertThat(sink.gaps()).isEmpty();
    }

    @Test
    void serverThatWasGoneAndGoesOnWhereItStoppedLeavesAGapByTheClock() throws Exception {
        Clock twelveSecondsARequest = new Clock() {
            @Override
            public Instant instant() {
                return Instant.EPOCH.plusSeconds(12L * http.requests().size());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        byte[] cut = Arrays.copyOf(TestFlv.stream(1, 0, 4), TestFlv.stream(1, 0, 4).length - 20);
        http.answer(cut, Ending.RESET).answer(TestFlv.stream(1, 0, 6), Ending.END);
        new FlvEngine(http, twelveSecondsARequest, new MediaMemory(64L << 20), QUICK).run(source, sink);
        assertThat(tags(sink.bytes())).extracting(FlvTag::timestamp).isEqualTo(expectedTimestamps(6));
        assertThat(sink.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(Gap.Cause.UNREACHABLE);
            assertThat(gap.length()).isBetween(Duration.ofMillis(11_500), Duration.ofMillis(12_000));
        });
    }

    @ParameterizedTest
    @CsvSource({
        // sounds that the first connection lacks at its end, sounds with which the second begins
        "0, 0",
        "0, 1",
        "0, 3",
        "1, 1",
        "1, 3",
        "2, 2",
    })
    void soundWithWhichAConnectionBeginsIsTakenWhereItWasNotHadYet(int lacking, int sounds) throws Exception {
        List<FlvTag> whole = tags(TestFlv.stream(1, 0, 6), TestFlv.HEAD_BYTES);
        http.answer(withoutLastSounds(TestFlv.stream(1, 0, 3), lacking), Ending.RESET)
                .answer(TestFlv.streamAfterSound(3, 6, sounds), Ending.END);
        run();
        assertThat(tags(sink.bytes())).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(sounds(sink.bytes())).isSortedAccordingTo(Comparator.comparing(FlvTag::timestamp));
        assertThat(sink.gaps()).isEmpty();
    }

    @Test
    void soundWithWhichAConnectionBeganIsNotLostWhereTheNextOneHasMoreOfTheGroup() throws Exception {
        List<FlvTag> whole = tags(TestFlv.stream(1, 0, 6), TestFlv.HEAD_BYTES);
        byte[] second = TestFlv.streamAfterSound(3, 5, 1);
        http.answer(withoutLastSounds(TestFlv.stream(1, 0, 3), 1), Ending.RESET)
                .answer(Arrays.copyOf(second, second.length / 3), Ending.RESET)
                .answer(TestFlv.streamAfterSound(3, 6, 2), Ending.END);
        run();
        assertThat(tags(sink.bytes())).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(sink.gaps()).isEmpty();
    }

    /** In a stream in which a picture and a sound of one moment take turns. */
    private static byte[] withoutLastSounds(byte[] stream, int sounds) {
        byte[] left = stream;
        int pair = (TestFlv.stream(1, 0, 1).length - TestFlv.HEAD_BYTES) / 5;
        for (int i = 0; i < sounds; i++) {
            int end = left.length - i * (pair - TestFlv.SOUND_BYTES);
            byte[] behind = Arrays.copyOfRange(left, end, left.length);
            left = TestFlv.concat(Arrays.copyOf(left, end - TestFlv.SOUND_BYTES), behind);
        }
        return left;
    }

    private static List<FlvTag> sounds(byte[] bytes) {
        return tags(bytes).stream()
                .filter(tag -> tag.kind() == FlvTag.Kind.AUDIO)
                .toList();
    }

    @Test
    void otherSequenceHeaderIsAnotherConfiguration() throws Exception {
        byte[] turned = TestFlv.stream(2, 3, 5);
        http.answer(TestFlv.concat(TestFlv.stream(1, 0, 3), Arrays.copyOfRange(turned, 13, turned.length)), Ending.END);
        run();
        List<String> configurations =
                sink.units().stream().map(MediaUnit::configuration).toList();
        assertThat(configurations.subList(0, 3)).containsOnly(configurations.getFirst());
        assertThat(configurations.subList(3, 5)).containsOnly(configurations.getLast());
        assertThat(configurations.getFirst()).isNotEqualTo(configurations.getLast());
    }

    @Test
    void edgeThatRemembersThePictureFromBeforeItWasTurnedAddsNothing() throws Exception {
        byte[] turned = TestFlv.stream(2, 3, 6);
        http.answer(
                        TestFlv.concat(TestFlv.stream(1, 0, 3), Arrays.copyOfRange(turned, 13, turned.length)),
                        Ending.RESET)
                .answer(TestFlv.stream(1, 5, 6), Ending.END);
        run();
        assertThat(sink.units()).hasSize(6);
        assertThat(sink.units().stream().map(MediaUnit::configuration).distinct())
                .hasSize(2);
        assertThat(sink.gaps()).isEmpty();
    }

    @Test
    void edgeWhoseSoundEndsAMomentLaterInTheOtherFormAddsNothing() throws Exception {
        byte[] turned = TestFlv.stream(2, 3, 6);
        http.answer(
                        TestFlv.concat(TestFlv.stream(1, 0, 3), Arrays.copyOfRange(turned, 13, turned.length)),
                        Ending.RESET)
                .answer(TestFlv.stream(1, 5, 6, 5 * TestFlv.GROUP_MILLIS + 23), Ending.END);
        run();
        assertThat(sink.units()).hasSize(6);
        assertThat(sink.gaps()).isEmpty();
    }

    @Test
    void silenceWithAnOpenSocketIsLeft() throws Exception {
        http.answer(TestFlv.stream(1, 0, 2), Ending.SILENCE).answer(TestFlv.stream(1, 1, 4), Ending.END);
        run();
        assertThat(sink.units()).hasSize(4);
        assertThat(sink.incidents()).first().asString().contains("nothing came for");
    }

    @Test
    void afterABreakAnAnswerIsNotWaitedForLongAtFirst() throws Exception {
        ConnectionRules rules = new ConnectionRules(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                List.of(Duration.ZERO),
                9,
                Duration.ofMinutes(1));
        http.answer(TestFlv.stream(1, 0, 3), Ending.RESET)
                .answer(503, Map.of(), new byte[0], Ending.END)
                .answer(503, Map.of(), new byte[0], Ending.END)
                .answer(503, Map.of(), new byte[0], Ending.END)
                .answer(TestFlv.stream(1, 2, 4), Ending.RESET)
                .answer(TestFlv.stream(1, 3, 5), Ending.END);
        new FlvEngine(http, Clock.systemUTC(), new MediaMemory(64L << 20), rules).run(source, sink);
        assertThat(http.requests().stream().limit(6))
                .extracting(HttpRequest::timeout)
                .extracting(Duration::toSeconds)
                .as("long where nothing came yet, then short and longer, and short again")
                .containsExactly(10L, 2L, 4L, 8L, 10L, 2L);
        assertThat(sink.units()).hasSize(5);
    }

    @Test
    void sameAddressIsTriedTwiceAndThenThePlatformIsAsked() throws Exception {
        source.live("http://cdn.test/second");
        http.answer(404, Map.of(), new byte[0], Ending.END)
                .answer(503, Map.of(), new byte[0], Ending.END)
                .answer(TestFlv.stream(1, 0, 1), Ending.END);
        run();
        assertThat(http.requests())
                .extracting(HttpRequest::url)
                .startsWith("http://cdn.test/first", "http://cdn.test/first", "http://cdn.test/second");
        assertThat(sink.units()).hasSize(1);
    }

    @Test
    void platformThatLocksUsOutEndsTheRecording() throws Exception {
        source.says(new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, "members only"));
        assertThat(run()).isEqualTo(new End(EndReason.REFUSED, "members only"));
    }

    @Test
    void platformThatSaysNothingDoesNotEndItButSilenceDoes() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            source.says(new RoomStatus.Failed(RoomDetails.UNKNOWN, "no answer"));
        }
        ConnectionRules impatient = new ConnectionRules(
                QUICK.idle(),
                QUICK.idle(),
                QUICK.answer(),
                QUICK.promptAnswer(),
                List.of(Duration.ofMillis(1)),
                2,
                Duration.ofSeconds(1));
        End end = new FlvEngine(http, Clock.systemUTC(), new MediaMemory(64L << 20), impatient).run(source, sink);
        assertThat(end.reason()).isEqualTo(EndReason.SILENCE);
        assertThat(http.requests().size()).isGreaterThan(2);
    }

    @Test
    void webPageIsNoStream() throws Exception {
        http.answer("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8), Ending.END);
        run();
        assertThat(sink.units()).isEmpty();
        assertThat(sink.incidents()).contains("the connection broke: the stream does not begin with FLV");
    }

    @Test
    void finishedFileIsNotAskedForAgain() throws Exception {
        byte[] file = TestFlv.stream(1, 0, 3);
        http.answer(200, Map.of("Content-Length", "" + file.length), file, Ending.END);
        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.units()).hasSize(3);
        assertThat(http.requests()).hasSize(1);
    }

    @Test
    void recordingThatHasEnoughStops() throws Exception {
        http.answer(TestFlv.stream(1, 0, 9), Ending.SILENCE);
        HeardSink two = new HeardSink(2);
        End end = new FlvEngine(http, Clock.systemUTC(), new MediaMemory(64L << 20), QUICK).run(source, two);
        assertThat(end.reason()).isEqualTo(EndReason.LIMIT_REACHED);
        assertThat(two.units()).hasSize(2);
    }

    @Test
    void interruptionWritesTheGroupInHand() throws Exception {
        http.answer(TestFlv.stream(1, 0, 3), Ending.SILENCE);
        ConnectionRules patient = ConnectionRules.usual(Duration.ofMinutes(1));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Thread engine = Thread.ofVirtual().start(() -> {
            try {
                new FlvEngine(http, Clock.systemUTC(), new MediaMemory(64L << 20), patient).run(source, sink);
            } catch (Exception e) {
                thrown.set(e);
            } finally {
                done.countDown();
            }
        });
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (sink.units().size() < 2 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        engine.interrupt();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(sink.units()).hasSize(3);
    }

    private End run() throws Exception {
        return new FlvEngine(http, Clock.systemUTC(), new MediaMemory(64L << 20), QUICK).run(source, sink);
    }

    private static List<Long> expectedTimestamps(int groups) {
        return tags(TestFlv.stream(1, 0, groups), TestFlv.HEAD_BYTES).stream()
                .map(FlvTag::timestamp)
                .toList();
    }

    private static List<FlvTag> tags(byte[] bytes) {
        return tags(bytes, 0);
    }

    private static List<FlvTag> tags(byte[] bytes, int from) {
        List<FlvTag> tags = new ArrayList<>();
        for (int at = from; at < bytes.length; at += tags.getLast().encodedBytes()) {
            tags.add(FlvTag.decode(ByteBuffer.wrap(bytes, at, bytes.length - at).slice()));
        }
        return tags;
    }
}
