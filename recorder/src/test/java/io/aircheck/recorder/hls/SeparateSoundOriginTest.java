package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.net.NetSettings;
import io.aircheck.net.RetryPolicy;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.memory.MediaMemory;
import io.aircheck.testkit.media.ApartTs;
import io.aircheck.testkit.media.MediaCache;
import io.aircheck.testkit.media.Programme.Video;
import io.aircheck.testkit.media.Programmes;
import io.aircheck.testkit.media.TsLoop;
import io.aircheck.testkit.origin.LiveClock;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Transport streams whose sound is a playlist of its own, as a transport stream or as packed AAC, with faults of one of the two:
 * every frame of both is in one file, once, in order, and on one timeline.
 */
@Timeout(60)
class SeparateSoundOriginTest {

    private static final int SEGMENTS = 14;
    private static final int AT_ONCE = 7;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** Column of FFmpeg's list; behind it stand those of side data. */
    private static final int HASH = 5;

    private static FFmpeg ffmpeg;
    private static MediaCache cache;
    private static TsLoop loop;
    private static WebClient http;

    @TempDir
    private static Path directory;

    private static ExecutorService runners;
    private static final Map<Case, Future<?>> RUNS = new ConcurrentHashMap<>();

    /**
     * @param form of the sound
     * @param lost the segment of the sound that cannot be had, or -1
     */
    private record Case(String form, String pictureFaults, String soundFaults, int lost) {}

    static List<Case> cases() {
        return List.of(
                new Case("sound", "", "", -1),
                new Case("packed", "", "", -1),
                new Case("sound", "", "404:6*2", -1),
                new Case("packed", "404:5*2,reset:7*1", "stall:8*1", -1),
                new Case("sound", "", "404:6", 6),
                new Case("packed", "", "404:6", 6),
                new Case("sound", "", "repeat:5*3", -1),
                new Case("packed", "", "repeat:5*3", -1),
                new Case("packed", "", "back:9", -1),
                new Case("sound", "back:9", "", -1),
                new Case("packed", "jump:6*50", "short:9*2", -1),
                new Case("sound", "", "jump:8*50", -1),
                new Case("packed", "repeat:6*3", "", -1),
                new Case("sound", "pl404:6*3", "pl503:5*3", -1));
    }

    @BeforeAll
    static void recordThemAll() throws IOException {
        ffmpeg = ((FFmpegLookup.Found) FFmpeg.find()).ffmpeg();
        cache = new MediaCache(Path.of("target/media-cache"), ffmpeg);
        loop = cache.video((Video) Programmes.STANDARD.get("360p")).ts();
        http = WebClient.create(NetSettings.defaults().withRetries(RetryPolicy.NONE))
                .allowingInternal(true);
        // They wait for their streams most of the time.
        runners = Executors.newFixedThreadPool(AT_ONCE);
        cases().forEach(each -> RUNS.put(each, runners.submit(() -> {
            record(each);
            return null;
        })));
    }

    @AfterAll
    static void stop() {
        runners.shutdownNow();
        http.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothAreWholeInOneFile(Case each) throws Exception {
        try {
            RUNS.get(each).get();
        } catch (ExecutionException e) {
            throw new AssertionError(each.toString(), e.getCause());
        }
    }

    private static void record(Case each) throws Exception {
        Path folder = Files.createTempDirectory(directory, each.form());
        MediaMemory memory = new MediaMemory(80L << 20);
        LiveClock.Manual clock = new LiveClock.Manual(Instant.parse("2026-11-20T10:00:00Z"));
        try (LiveOrigin origin = LiveOrigin.start(0, cache, clock);
                PartFiles files = new PartFiles(folder.resolve("r"))) {
            http.send(HttpRequest.get(origin.url("/hls/a/master.m3u8?p=360p&end=" + SEGMENTS + "&sound=" + each.form()
                    + "&f=" + each.pictureFaults() + "&sf=" + each.soundFaults())));
            AdvancingWeb web = new AdvancingWeb(new WithoutClock(http), clock, 1, files::written);
            End end = new SeparateSoundEngine(
                            () -> new HlsEngine(web, Clock.systemUTC(), memory, HlsEngineScene.hasty()),
                            (_, _) -> {
                                throw new AssertionError("these can be joined");
                            },
                            Duration.ofSeconds(10))
                    .run(source(origin, each.form()), files);
            files.close();

            assertThat(end.reason()).as("%s", files.incidents()).isEqualTo(EndReason.STREAM_ENDED);
            assertThat(files.gaps()).as("%s", files.incidents()).hasSize(each.lost() < 0 ? 0 : 1);
            assertThat(files.files()).hasSize(1);
            Path file = files.files().getFirst();
            Map<Integer, List<String>> found = packets(file);
            assertThat(found).containsOnlyKeys(0, 1);
            assertThat(found.get(0)).isEqualTo(whole(folder, "picture", -1, ApartTs::picture));
            assertThat(found.get(1)).isEqualTo(whole(folder, "sound", each.lost(), ApartTs::sound));
            FrameTimes.assertThatNoneStepsBack(ffmpeg, file);
            assertThat(memory.inUse()).isZero();
        }
    }

    /** The hashes of all frames of the stream as it was on air, but for a segment that was lost. */
    private static List<String> whole(Path folder, String name, int lost, UnaryOperator<byte[]> part) throws Exception {
        Path file = folder.resolve(name + ".ts");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < SEGMENTS; number++) {
                if (number != lost) {
                    out.write(part.apply(loop.segment(number)));
                }
            }
        }
        return packets(file).get(0);
    }

    private static Map<Integer, List<String>> packets(Path file) throws Exception {
        byte[] lines = ffmpeg.run(
                List.of("-v", "error", "-i", file.toString(), "-map", "0", "-c", "copy", "-f", "framehash", "-"),
                LIMIT);
        return new String(lines, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .collect(Collectors.groupingBy(
                        columns -> Integer.valueOf(columns[0].strip()),
                        TreeMap::new,
                        Collectors.mapping(columns -> columns[HASH].strip(), Collectors.toList())));
    }

    private static StreamSource source(LiveOrigin origin, String form) {
        LiveStream stream = LiveStream.of(
                        Protocol.HLS, Quality.OD, "source", origin.url("/hls/a-picture/index.m3u8?kind=picture"))
                .withAudioUrl(origin.url("/hls/a-sound/index.m3u8?kind=" + form));
        return new StreamSource() {
            @Override
            public LiveStream stream() {
                return stream;
            }

            @Override
            public Resolution resolveAgain() throws IOException {
                throw new IOException("no such host");
            }
        };
    }

    /** Playlists that tell no wall clock, since the test runs through the stream faster than its timestamps. */
    private record WithoutClock(HttpClient http) implements HttpClient {

        @Override
        public HttpAnswer send(HttpRequest request) throws IOException {
            HttpAnswer answer = http.send(request);
            byte[] body = answer.text()
                    .replaceAll("(?m)^#EXT-X-PROGRAM-DATE-TIME:.*\n", "")
                    .getBytes(StandardCharsets.UTF_8);
            return request.url().contains(".m3u8")
                    ? new HttpAnswer(answer.status(), answer.url(), answer.headers(), body)
                    : answer;
        }

        @Override
        public MediaBody open(HttpRequest request) throws IOException {
            return http.open(request);
        }
    }
}
