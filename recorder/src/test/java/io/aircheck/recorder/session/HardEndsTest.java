package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.files.FailingStorage;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.recorder.files.Storage;
import io.aircheck.testkit.disk.SmallDisk;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RecordingCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes that are killed and disks that fail under real recordings of every container: every file opens and decodes
 * afterwards, nothing is lost but the unit in flight, and the manifests agree with the files.
 */
class HardEndsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Take> ALL =
            Stream.concat(Take.AS_RECORDED.stream(), Take.CONVERTED.stream()).toList();

    private static LiveOrigin origin;
    private static WebClient http;
    private static FFmpeg ffmpeg;

    /** Rounds wait for their streams most of the time, so several go on beside each other. */
    private static final int AT_ONCE = 3;

    private static final Map<String, Future<?>> ROUNDS = new ConcurrentHashMap<>();
    private static ExecutorService rounds;

    @TempDir
    private static Path all;

    @TempDir
    private Path folder;

    @BeforeAll
    static void goOnAir() throws IOException {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        origin = LiveOrigin.start(0, Path.of("target/media-cache"));
        origin.prepare("360p", "mp3", "aac");
        http = WebClient.create(NetSettings.defaults()).allowingInternal(true);
        rounds = Executors.newFixedThreadPool(AT_ONCE);
        rounds().forEach(round -> {
            begin("kill " + round, folder -> kill(round, folder));
            begin("full disk " + round, folder -> fillUp(round, folder));
        });
    }

    @FunctionalInterface
    private interface Round {
        void in(Path folder) throws Exception;
    }

    private static void begin(String name, Round round) {
        ROUNDS.put(name, rounds.submit(() -> {
            Path folder = Files.createDirectory(all.resolve(name));
            round.in(folder);
            remove(folder);
            return null;
        }));
    }

    /** What a round found wrong. */
    private static void holds(String name) throws Exception {
        try {
            Objects.requireNonNull(ROUNDS.get(name)).get();
        } catch (ExecutionException e) {
            throw new AssertionError(name, e.getCause());
        }
    }

    @AfterAll
    static void goOffAir() throws IOException {
        if (origin != null) {
            rounds.shutdownNow();
            http.close();
            origin.close();
        }
    }

    static IntStream rounds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest(name = "kill {0}")
    @MethodSource("rounds")
    void aKillLosesNothingThatWasWritten(int round) throws Exception {
        holds("kill " + round);
    }

    private static void kill(int round, Path folder) throws Exception {
        Path written = all.resolve("written-" + round);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRecorder.class.getName(),
                        origin.url("/"),
                        folder.toString(),
                        Integer.toString(round))
                .redirectOutput(written.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (unitsOf(written).size() < ALL.size()) {
            assertThat(System.nanoTime())
                    .as("all recordings write: %s", unitsOf(written))
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        LockSupport.parkNanos(Duration.ofMillis(new Random(round).nextInt(1200)).toNanos());
        process.destroyForcibly().waitFor();
        Map<String, Long> told = unitsOf(written);

        Aftermath aftermath = new Aftermath(ffmpeg, folder).recovered();
        for (Take take : ALL) {
            Manifest manifest = aftermath.agreed(take);
            assertThat(manifest).as(take.name()).isNotNull();
            assertThat(manifest.units()).as(take.name()).isGreaterThanOrEqualTo(told.get(take.name()));
            if (take.order().equals(Order.AS_RECORDED)) {
                RecordingCheck.Result result = RecordingCheck.check(
                        origin.report(take.channel(round)), Aftermath.files(take.directory(folder), manifest));
                assertThat(result.complete())
                        .as(take.name() + ": " + result.describe())
                        .isTrue();
            }
        }
        try (LiveRecorder recorder = Take.recorder(http, Storage.LOCAL)) {
            for (Take take : Take.CONVERTED) {
                Path manifest = ManifestJson.file(take.directory(folder), take.name());
                assertThat(recorder.deliver(manifest, take.order()))
                        .as(take.name())
                        .isEmpty();
                assertThat(aftermath.agreed(take).parts())
                        .as("%s: each part has been converted", take.name())
                        .allMatch(part -> part.delivered() != null);
            }
        }
        aftermath.decodes();
    }

    /** How many units each recording has told of. */
    private static Map<String, Long> unitsOf(Path written) throws IOException {
        try (Stream<String> lines = Files.lines(written)) {
            return lines.collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        }
    }

    @ParameterizedTest(name = "full disk {0}")
    @MethodSource("rounds")
    void aFullDiskLosesNothingThatWasWritten(int round) throws Exception {
        holds("full disk " + round);
    }

    private static void fillUp(int round, Path folder) throws Exception {
        Random random = new Random(round);
        Map<Take, CompletableFuture<RecordingSummary>> ends = new ConcurrentHashMap<>();
        for (Take take : Take.AS_RECORDED) {
            Storage disk = new FailingStorage(random.nextInt(20_000, 900_000), "No space left on device");
            ends.put(take, recording(take, 200 + round, disk, folder));
        }
        for (Take take : Take.AS_RECORDED) {
            RecordingSummary summary = ends.get(take).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(summary.reason()).as("%s: %s", take.name(), summary).isEqualTo(EndReason.DISK);
            assertThat(summary.message()).contains("No space left on device");
        }
        Aftermath aftermath = new Aftermath(ffmpeg, folder).recovered();
        for (Take take : Take.AS_RECORDED) {
            Manifest manifest = aftermath.agreed(take);
            assertThat(manifest == null ? 0 : manifest.units())
                    .as(take.name())
                    .isEqualTo(ends.get(take).join().units());
        }
        aftermath.decodes();
    }

    @Test
    void aDiskThatBecameReadOnlyEndsOneRecordingWithAWordAndNoOther() throws Exception {
        Take take = Take.AS_RECORDED.getFirst();
        Take other = Take.AS_RECORDED.get(2);
        Storage disk = new FailingStorage(500_000, "Read-only file system");
        CompletableFuture<RecordingSummary> end = recording(take, 100, disk, folder);
        CompletableFuture<RecordingSummary> good = recording(other, 100, Storage.LOCAL, folder);
        assertThat(end.get(60, TimeUnit.SECONDS)).satisfies(summary -> {
            assertThat(summary.reason()).isEqualTo(EndReason.DISK);
            assertThat(summary.message()).contains("cannot write", "Read-only file system");
            assertThat(summary.units()).isPositive();
        });
        assertThat(good.get(60, TimeUnit.SECONDS).reason()).isEqualTo(EndReason.LIMIT_REACHED);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatVanishesEndsItsRecordingSoonAndNoOther() throws Exception {
        Take take = Take.AS_RECORDED.get(2);
        var opened = new CountDownLatch(1);
        CompletableFuture<RecordingSummary> end = CompletableFuture.supplyAsync(() ->
                record(take, "&speed=0", 101, Storage.LOCAL, null, folder, event -> {
                    if (event instanceof RecordingEvent.UnitWritten) {
                        opened.countDown();
                    }
                }));
        CompletableFuture<RecordingSummary> good = recording(Take.AS_RECORDED.getFirst(), 101, Storage.LOCAL, folder);
        assertThat(opened.await(60, TimeUnit.SECONDS)).isTrue();
        remove(take.directory(folder));
        assertThat(end.get(60, TimeUnit.SECONDS)).satisfies(summary -> {
            assertThat(summary.reason()).isEqualTo(EndReason.DISK);
            assertThat(summary.message()).contains("taken away");
        });
        assertThat(good.get(60, TimeUnit.SECONDS).reason()).isEqualTo(EndReason.LIMIT_REACHED);
    }

    /** A real file system of a few megabytes, on which also the journal, the manifest and FFmpeg find no room. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aSmallDiskThatFillsUpKeepsWhatItTook() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (SmallDisk small = SmallDisk.mount(disk, 3).orElseGet(() -> abort("only root may mount a disk"))) {
            Map<Take, CompletableFuture<RecordingSummary>> ends = new ConcurrentHashMap<>();
            for (Take take : ALL) {
                ends.put(
                        take,
                        CompletableFuture.supplyAsync(
                                () -> record(take, fast(take), 102, Storage.LOCAL, null, disk, event -> {})));
            }
            for (Take take : ALL) {
                assertThat(ends.get(take).get(60, TimeUnit.SECONDS).reason())
                        .as(take.name())
                        .isEqualTo(EndReason.DISK);
            }
            Aftermath aftermath = new Aftermath(ffmpeg, disk);
            // Recovery itself needs a little room, as the user must make some.
            small.resize(30);
            aftermath.recovered();
            for (Take take : ALL) {
                Manifest manifest = aftermath.agreed(take);
                assertThat(manifest == null ? 0 : manifest.units())
                        .as(take.name())
                        .isEqualTo(ends.get(take).join().units());
            }
            aftermath.decodes();
        }
    }

    private static CompletableFuture<RecordingSummary> recording(Take take, int round, Storage disk, Path folder) {
        return CompletableFuture.supplyAsync(
                () -> record(take, fast(take), round, disk, Duration.ofSeconds(60), folder, event -> {}));
    }

    private static String fast(Take take) {
        return switch (take.protocol()) {
            case HLS -> "&start=60&win=0&end=60";
            default -> "&speed=0";
        };
    }

    private static RecordingSummary record(
            Take take,
            String more,
            int round,
            Storage disk,
            Duration longest,
            Path folder,
            Consumer<RecordingEvent> listener) {
        try (LiveRecorder recorder = Take.recorder(http, disk)) {
            return recorder.record(take.request(origin.url("/"), round, more, folder, longest), listener);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
