package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.NetSettings;
import io.aircheck.net.RetryPolicy;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.memory.MediaMemory;
import io.aircheck.testkit.media.MediaCache;
import io.aircheck.testkit.origin.LiveClock;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RecordingCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hundred streams, each with faults drawn by a seed: whatever could be had is in the files once, in order, on one timeline,
 * and what could not is listed. The stream goes on with the requests of its playlist, so that the test takes as long as the
 * engine needs and a slow machine does not fail it.
 */
class RandomFaultsHlsTest {

    private static final int COMBINATIONS = 100;
    private static final int AT_ONCE = 10;
    private static final int SEGMENTS = 20;

    private static final HlsSettings HASTY = new HlsSettings(
            Duration.ofSeconds(30),
            Duration.ofMillis(400),
            Duration.ofSeconds(4),
            Duration.ofMillis(400),
            Duration.ofMillis(20),
            Duration.ofMillis(15),
            Duration.ofMillis(150),
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofMillis(1500),
            Duration.ofMillis(600),
            Duration.ofSeconds(30));

    @TempDir
    private static Path directory;

    private static MediaCache cache;
    private static WebClient http;
    private static ExecutorService runners;
    private static final Map<RandomFaults, Future<Outcome>> RUNS = new ConcurrentHashMap<>();

    private record Outcome(End end, RecordingCheck.Result result, List<Gap> gaps, List<String> incidents) {}

    static Stream<RandomFaults> combinations() {
        return IntStream.range(0, COMBINATIONS).mapToObj(seed -> RandomFaults.of(seed, SEGMENTS));
    }

    @BeforeAll
    static void recordThemAll() throws IOException {
        FFmpeg ffmpeg = ((FFmpegLookup.Found) FFmpeg.find()).ffmpeg();
        cache = new MediaCache(Path.of("target/media-cache"), ffmpeg);
        try (LiveOrigin origin = LiveOrigin.start(0, cache, LiveClock.system())) {
            origin.prepare("360p", "alt");
        }
        // Attempts are the engine's: a reset that the client repeats would look like a stall, for which the stream
        // waits.
        http = WebClient.create(NetSettings.defaults().withRetries(RetryPolicy.NONE))
                .allowingInternal(true);
        runners = Executors.newFixedThreadPool(AT_ONCE);
        combinations().forEach(faults -> RUNS.put(faults, runners.submit(() -> recorded(faults))));
    }

    @AfterAll
    static void stop() {
        runners.shutdownNow();
        http.close();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void nothingThatCouldBeHadIsLost(RandomFaults faults) throws Exception {
        Outcome outcome = RUNS.get(faults).get();

        RecordingCheck.Result result = outcome.result();
        String story = faults + ": " + result.describe() + " " + outcome.end() + " gaps " + outcome.gaps()
                + " incidents " + outcome.incidents();
        assertThat(outcome.end().reason()).as(story).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(result.missing()).as(story).isSubsetOf(faults.lost());
        assertThat(result.repeated()).as(story).isEmpty();
        assertThat(result.unwanted()).as(story).isEmpty();
        assertThat(result.flaws()).as(story).isEmpty();
        assertThat(result.outOfOrder() + result.foreign() + result.notYet())
                .as(story)
                .isZero();
        long missing = outcome.gaps().stream().mapToLong(Gap::units).sum();
        assertThat(missing).as(story).isEqualTo(result.missing().size() + faults.advertisements());
    }

    private static Outcome recorded(RandomFaults faults) throws Exception {
        LiveClock.Manual clock = new LiveClock.Manual(Instant.parse("2026-11-20T10:00:00Z"));
        try (LiveOrigin origin = LiveOrigin.start(0, cache, clock);
                PartFiles files = new PartFiles(directory.resolve("r" + faults.seed()))) {
            String url = origin.url("/hls/a/index.m3u8?p=360p&end=" + SEGMENTS + faults.query());
            AdvancingWeb web = new AdvancingWeb(http, clock, faults.seed(), files::written);
            End end = new HlsEngine(web, Clock.systemUTC(), new MediaMemory(64L << 20), HASTY)
                    .run(source(origin, url), files);
            files.close();
            return new Outcome(
                    end, RecordingCheck.check(origin.report("a"), files.files()), files.gaps(), files.incidents());
        }
    }

    /** Renews the address as a platform does. */
    private static StreamSource source(LiveOrigin origin, String url) {
        AtomicInteger generation = new AtomicInteger();
        return new StreamSource() {
            @Override
            public LiveStream stream() {
                return LiveStream.of(Protocol.HLS, Quality.OD, "source", url + "&gen=" + generation.get());
            }

            @Override
            public Resolution resolveAgain() throws IOException {
                String fresh =
                        http.send(HttpRequest.get(origin.url("/resolve/a"))).text();
                generation.set(Integer.parseInt(fresh.replaceAll("(?s).*gen=(\\d+).*", "$1")));
                List<LiveStream> streams = new ArrayList<>(List.of(stream()));
                return new Resolution(new RoomStatus.Live(RoomDetails.UNKNOWN, streams), stream());
            }
        };
    }
}
