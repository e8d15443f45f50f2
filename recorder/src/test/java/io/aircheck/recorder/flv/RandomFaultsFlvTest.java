package io.aircheck.recorder.flv;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.connection.ConnectionRules;
import io.aircheck.recorder.connection.HeardSink;
import io.aircheck.recorder.connection.ScriptedSource;
import io.aircheck.recorder.memory.MediaMemory;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RecordingCheck;
import io.aircheck.testkit.origin.RecordingCheck.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hundred broadcasts with up to five faults each, chosen by a seed: whatever comes together, all that was on air is recorded,
 * once and in order. Half of them run at the same time.
 */
class RandomFaultsFlvTest {

    private static final int BROADCASTS = 100;
    private static final int AT_ONCE = 50;
    private static final int FIRST_SECOND = 4;
    private static final double GROUP_SECONDS = 2;

    /** The loop of pictures begins anew after 16 s; what is shown twice must not be in a test of what is sent twice. */
    private static final int LAST_SECOND = 18;

    /** What breaks a connection, and what a connection lives through. */
    private static final List<String> BREAKS = List.of("cut", "reset", "garbage");

    private static final List<String> NUISANCES = List.of(
            "tsjump",
            "tsjump*700",
            "tsback",
            "tsback*300",
            "tszero",
            "tswrap",
            "tswrap*32",
            "tsdip",
            "seqrep",
            "meta",
            "stray",
            "again",
            "tagsize",
            "res");

    /** AVC by the book, HEVC under its unofficial number, and both as Enhanced RTMP. */
    private static final List<String> PROGRAMMES = List.of("360p", "hevc", "bframes", "hevc-enhanced", "360p-enhanced");

    /** An address is tried again in time for the server to still have what was missed. */
    private static final ConnectionRules RULES = new ConnectionRules(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            List.of(Duration.ZERO),
            2,
            Duration.ofSeconds(20));

    private static final Map<Integer, Future<Recorded>> RECORDED = new TreeMap<>();

    private static LiveOrigin origin;
    private static WebClient http;
    private static ExecutorService threads;

    @TempDir
    private static Path directory;

    private record Recorded(End end, HeardSink sink) {}

    @BeforeAll
    static void recordAll() throws IOException {
        origin = LiveOrigin.start(0, Path.of("target/media-cache"));
        origin.prepare("360p", "bframes", "alt");
        http = WebClient.create(NetSettings.defaults()).allowingInternal(true);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        MediaMemory memory = new MediaMemory(256L << 20);
        Semaphore atOnce = new Semaphore(AT_ONCE);
        seeds().forEach(seed -> RECORDED.put(seed, threads.submit(() -> {
            atOnce.acquire();
            try {
                return record(seed, memory);
            } finally {
                atOnce.release();
            }
        })));
    }

    @AfterAll
    static void goOffAir() throws IOException {
        threads.shutdownNow();
        http.close();
        origin.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, BROADCASTS);
    }

    /** One to three nuisances and up to two breaks, in different groups. */
    private static String faults(int seed) {
        Random random = new Random(seed);
        Map<Integer, String> bySecond = new TreeMap<>();
        // Groups are two seconds long: what concerns a whole one happens at its beginning.
        List<Integer> seconds = new ArrayList<>();
        for (int second = FIRST_SECOND + 2; second < LAST_SECOND; second += 2) {
            seconds.add(second);
        }
        Collections.shuffle(seconds, random);
        List<String> nuisances = new ArrayList<>(NUISANCES);
        Collections.shuffle(nuisances, random);
        int lived = 1 + random.nextInt(3);
        for (int i = 0; i < lived; i++) {
            bySecond.put(seconds.get(i), nuisances.get(i));
        }
        int breaks = random.nextInt(3);
        for (int i = 0; i < breaks; i++) {
            bySecond.put(seconds.get(lived + i), BREAKS.get(random.nextInt(BREAKS.size())));
        }
        return bySecond.entrySet().stream()
                .map(fault -> {
                    String[] name = fault.getValue().split("\\*");
                    return name[0] + ":" + fault.getKey() + (name.length > 1 ? "*" + name[1] : "");
                })
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everythingIsRecordedOnceAndInOrder(int seed) throws Exception {
        Recorded recorded = RECORDED.get(seed).get();
        String faults = faults(seed);
        String name = name(seed);
        Result result = RecordingCheck.check(origin.report(name), files(name, recorded.sink.units()));
        assertThat(result.complete())
                .as(faults + ": " + recorded.sink.incidents() + " " + result.describe())
                .isTrue();
        assertThat(result.notYet()).as("after the last: " + faults).isZero();
        assertThat(recorded.end.reason()).as(faults).isEqualTo(EndReason.OFFLINE);
        assertThat(recorded.sink.gaps()).as(faults).isEmpty();
        List<MediaUnit> units = recorded.sink.units();
        Duration span = units.stream().map(MediaUnit::duration).reduce(Duration.ZERO, Duration::plus);
        assertThat(span.toMillis() / 1000.0)
                .as("as long as what it holds: " + faults)
                .isCloseTo(GROUP_SECONDS * units.size(), Offset.offset(0.15));
        long configurations = recorded.sink.units().stream()
                .map(MediaUnit::configuration)
                .distinct()
                .count();
        assertThat(configurations).as(faults).isEqualTo(faults.contains("res:") ? 2 : 1);
    }

    private static String name(int seed) {
        return "random-" + seed;
    }

    private static Recorded record(int seed, MediaMemory memory) throws Exception {
        String programme = PROGRAMMES.get(seed % PROGRAMMES.size());
        String url =
                origin.url("/flv/" + name(seed) + ".flv?p=" + programme + "&end=" + LAST_SECOND + "&f=" + faults(seed));
        ScriptedSource source = new ScriptedSource(url);
        HeardSink sink = new HeardSink();
        End end = new FlvEngine(http, Clock.systemUTC(), memory, RULES).run(source, sink);
        return new Recorded(end, sink);
    }

    /** Writes the units to files, a new one for each configuration. */
    private static List<Path> files(String name, List<MediaUnit> units) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int at = 0; at < units.size(); ) {
            MediaUnit first = units.get(at);
            Path file = directory.resolve(name + "-" + files.size());
            files.add(file);
            FlvPartFormat format = new FlvPartFormat();
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                append(channel, format.open(first));
                for (; at < units.size() && units.get(at).configuration().equals(first.configuration()); at++) {
                    append(channel, format.append(units.get(at)).bytes());
                }
                format.close(channel);
            }
        }
        return files;
    }

    private static void append(FileChannel channel, List<ByteBuffer> buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            channel.write(buffer.duplicate(), channel.size());
        }
    }
}
