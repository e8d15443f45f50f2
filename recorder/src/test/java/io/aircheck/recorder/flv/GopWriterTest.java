package io.aircheck.recorder.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.media.flv.FlvReader;
import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.FlvTag.Kind;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.GopAssembler;
import io.aircheck.media.flv.StreamBytes;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.connection.HeardSink;
import io.aircheck.recorder.memory.MediaMemory;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broadcasts whose connections break and whose clocks leap, at moments that a seed chooses, in a time that is made up: what any
 * connection brought is written once and in order, and what none brought is listed, as long as it was.
 */
class GopWriterTest {

    private static final int BROADCASTS = 500;
    private static final int SECONDS = 70;
    private static final int FRAME_MILLIS = 100;
    private static final int GROUP_MILLIS = 2_000;

    /** What is on air comes again so often: a clip in a loop. */
    private static final int LOOP_FRAMES = 160;

    /** A key frame is told to newcomers only once it is so old. */
    private static final int CACHE_AGE_MILLIS = 500;

    private static final int[] LEAPS = {3_600_000, 700, -300, -5_000, -60_000, 20_000};

    /** How the servers of a stream count after one of their clocks has leapt. */
    enum Counting {
        /** Whoever lived through it sees it; a new connection is told the stream's own time. */
        EACH_CONNECTION,
        /** The encoder's clock has leapt, for all that follow. */
        FOR_GOOD,
        /** Every connection begins at 0. */
        FROM_ZERO
    }

    /** @param toZero whether timestamps begin anew instead of moving on by {@code millis} */
    private record Leap(int atMillis, int millis, boolean toZero) {}

    private record Connection(int firstFrame, int connectedMillis, int brokenMillis) {}

    private record Scenario(List<Leap> leaps, List<Connection> connections) {

        /** Numbers of all frames that some connection brought. */
        TreeSet<Integer> brought() {
            TreeSet<Integer> frames = new TreeSet<>();
            for (Connection connection : connections) {
                IntStream.range(connection.firstFrame, connection.brokenMillis / FRAME_MILLIS)
                        .forEach(frames::add);
            }
            return frames;
        }

        /** Whether a connection counts in a way that none before it has shown. */
        boolean countsAnew(Counting counting) {
            if (counting == Counting.FROM_ZERO) {
                return true;
            }
            return leaps.stream()
                    .anyMatch(leap -> IntStream.range(1, connections.size()).anyMatch(i -> {
                        int begin = connections.get(i).firstFrame * FRAME_MILLIS;
                        boolean unseen = leap.atMillis >= connections.get(i - 1).brokenMillis && leap.atMillis <= begin;
                        return counting == Counting.FOR_GOOD ? unseen : leap.atMillis == begin;
                    }));
        }

        static Scenario of(Random random) {
            List<Leap> leaps = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                boolean toZero = random.nextInt(4) == 0;
                leaps.add(new Leap(
                        (4 + random.nextInt(SECONDS - 8)) * 1000, LEAPS[random.nextInt(LEAPS.length)], toZero));
            }
            TreeSet<Integer> breaks = new TreeSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                breaks.add((60 + random.nextInt(10 * (SECONDS - 16))) * FRAME_MILLIS);
            }
            breaks.add(SECONDS * 1000);
            List<Connection> connections = new ArrayList<>();
            int connected = 1000 + random.nextInt(3000);
            for (int broken : breaks) {
                if (broken > connected) {
                    int key = Math.max(0, (connected - CACHE_AGE_MILLIS) / GROUP_MILLIS * GROUP_MILLIS);
                    connections.add(new Connection(key / FRAME_MILLIS, connected, broken));
                    boolean late = random.nextInt(4) == 0;
                    connected = broken + 100 + random.nextInt(late ? 9000 : 1900);
                }
            }
            return new Scenario(leaps, connections);
        }

        /** What a connection calls a moment of the stream. */
        long timestamp(Connection connection, int frame, Counting counting) {
            int begin = connection.firstFrame * FRAME_MILLIS;
            long millis = frame * FRAME_MILLIS;
            long shift = counting == Counting.FROM_ZERO ? -begin : 0;
            for (Leap leap : leaps) {
                boolean seen = counting == Counting.FOR_GOOD || leap.atMillis >= begin;
                if (seen && millis >= leap.atMillis) {
                    shift = leap.toZero ? -leap.atMillis : shift + leap.millis;
                }
            }
            return 100_000_000L * (counting == Counting.FROM_ZERO ? 0 : 1) + millis + shift;
        }
    }

    private static final class TestClock extends Clock {
        private long millis;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final TestClock clock = new TestClock();
    private final HeardSink sink = new HeardSink();
    private final GopWriter writer = new GopWriter(sink, clock);

    static IntStream seeds() {
        return IntStream.range(0, BROADCASTS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatCameIsWrittenOnceAndWhatDidNotIsListed(int seed) throws Exception {
        for (Counting counting : Counting.values()) {
            GopWriterTest one = new GopWriterTest();
            Scenario scenario = Scenario.of(new Random(seed));
            // Where a connection counts in a new way, nothing but the pictures tells one showing of a clip from the
            // next.
            int loop = scenario.countsAnew(counting) ? Integer.MAX_VALUE : LOOP_FRAMES;
            one.play(scenario, counting, loop);
            one.check(scenario, loop, counting);
        }
    }

    private void play(Scenario scenario, Counting counting, int loop) throws Exception {
        for (Connection connection : scenario.connections) {
            clock.millis = connection.connectedMillis;
            StreamBytes bytes = new StreamBytes(new MediaMemory(64L << 20));
            FlvReader reader = new FlvReader(bytes);
            GopAssembler assembler = new GopAssembler(bytes, 8 << 20);
            writer.connectionBegins();
            come(bytes, TestFlv.stream(1, 0, 0));
            for (int frame = connection.firstFrame; frame < connection.brokenMillis / FRAME_MILLIS; frame++) {
                clock.millis = Math.max(clock.millis, frame * FRAME_MILLIS);
                long timestamp = scenario.timestamp(connection, frame, counting);
                int shown = frame % loop;
                boolean key = frame * FRAME_MILLIS % GROUP_MILLIS == 0;
                come(bytes, tag(Kind.VIDEO, timestamp, key ? 0x17 : 0x27, 1, 0, 0, 0, shown >> 8, shown));
                come(bytes, tag(Kind.AUDIO, timestamp, 0xAF, 1, shown >> 8, shown));
                while (reader.next()) {
                    Gop whole = assembler.add(reader);
                    if (whole != null) {
                        writer.add(whole);
                    }
                }
            }
            clock.millis = connection.brokenMillis;
            writer.connectionEnds(assembler.rest());
        }
        writer.finish();
    }

    private void check(Scenario scenario, int loop, Counting counting) {
        String what = counting + " " + scenario;
        TreeSet<Integer> brought = scenario.brought();
        String expected = runs(brought.stream().map(frame -> frame % loop).toList());
        assertThat(runs(shown(Kind.VIDEO))).as("pictures: " + what).isEqualTo(expected);
        assertThat(runs(shown(Kind.AUDIO))).as("sound: " + what).isEqualTo(expected);

        Map<Integer, Integer> missing = new TreeMap<>();
        int before = brought.first();
        for (int frame : brought) {
            if (frame > before + 1) {
                missing.put(before, (frame - before - 1) * FRAME_MILLIS);
            }
            before = frame;
        }
        if (scenario.countsAnew(counting) && !scenario.leaps.isEmpty()) {
            return; // how long it was is nobody's knowledge
        }
        // Of two clocks that differ by less than a second either may be the one that goes on; our own does not know how
        // old a
        // server's first picture is.
        int unsure = counting == Counting.FROM_ZERO ? 2_000 : 800;
        List<Gap> listed = sink.gaps();
        assertThat(listed.size())
                .as("gaps " + missing + ", listed " + listed + ": " + what)
                .isBetween(longer(missing, 500 + unsure), missing.size());
        long total =
                listed.stream().map(Gap::length).mapToLong(Duration::toMillis).sum();
        long lost = missing.values().stream().mapToLong(Integer::longValue).sum();
        assertThat(total)
                .as("gaps " + missing + ", listed " + listed + ": " + what)
                .isCloseTo(lost, within(missing.size() * (500L + unsure)));
    }

    private static int longer(Map<Integer, Integer> missing, int millis) {
        return (int) missing.values().stream().filter(length -> length > millis).count();
    }

    /** Numbers that follow each other, as {@code first-last}. */
    private static String runs(List<Integer> numbers) {
        StringBuilder runs = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            if (i == 0 || numbers.get(i) != numbers.get(i - 1) + 1) {
                runs.append(' ').append(numbers.get(i)).append('-');
            }
            if (i == numbers.size() - 1 || numbers.get(i + 1) != numbers.get(i) + 1) {
                runs.append(numbers.get(i));
            }
        }
        return runs.toString();
    }

    private List<Integer> shown(Kind kind) {
        List<Integer> shown = new ArrayList<>();
        ByteBuffer all = ByteBuffer.wrap(sink.bytes());
        while (all.hasRemaining()) {
            FlvTag tag = FlvTag.decode(all.slice());
            all.position(all.position() + tag.encodedBytes());
            if (tag.kind() == kind) {
                ByteBuffer payload = tag.payload();
                shown.add((int) payload.getShort(payload.limit() - Short.BYTES));
            }
        }
        return shown;
    }

    private static byte[] tag(Kind kind, long timestamp, int... payload) {
        ByteBuffer bytes = ByteBuffer.allocate(payload.length);
        for (int octet : payload) {
            bytes.put((byte) octet);
        }
        FlvTag tag = new FlvTag(kind, timestamp & 0xFFFFFFFFL, bytes.flip());
        ByteBuffer encoded = ByteBuffer.allocate(tag.encodedBytes());
        tag.encode(encoded);
        return encoded.array();
    }

    private static void come(StreamBytes bytes, byte[] came) {
        for (int at = 0; at < came.length; ) {
            ByteBuffer room = bytes.room(true);
            int count = Math.min(room.remaining(), came.length - at);
            room.put(came, at, count);
            bytes.came(count);
            at += count;
        }
    }
}
