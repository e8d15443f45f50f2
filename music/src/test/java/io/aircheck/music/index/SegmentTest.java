package io.aircheck.music.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Hashes;
import io.aircheck.music.fingerprint.Peaks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {

    private static final String ANALYSIS = "0badcafe";

    @TempDir
    Path directory;

    @Test
    void findsEveryHashOfEveryTrackAndNothingElse() throws IOException {
        List<FingerprintedTrack> tracks = tracks(1, 40, 30);
        try (Segment segment = segment("a", tracks)) {
            assertThat(segment.analysis()).isEqualTo(ANALYSIS);
            assertHolds(segment, tracks);
        }
    }

    @Test
    void anEmptySegmentAndOneOfSilenceAreSegments() throws IOException {
        try (Segment segment = segment("empty", List.of())) {
            assertHolds(segment, List.of());
            assertThat(segment.pairs().count(1)).isZero();
        }
        Hashes none = new Hashes(new int[0], new int[0]);
        Fingerprint silence = new Fingerprint(100, new Peaks(new int[0], new short[0]), none, none);
        List<FingerprintedTrack> silent = List.of(new FingerprintedTrack(id(1), silence));
        try (Segment segment = segment("silence", silent)) {
            assertHolds(segment, silent);
        }
    }

    @Test
    void aHashOfAllOnesAndAHashThatEverythingHas() throws IOException {
        int[] frames = new int[1000];
        int[] same = new int[1000];
        Arrays.setAll(frames, i -> i);
        Arrays.fill(same, -1);
        int[] samePair = new int[1000];
        Arrays.fill(samePair, (1 << 20) - 1);
        Fingerprint drone = new Fingerprint(
                1000, new Peaks(frames, new short[1000]), new Hashes(frames, samePair), new Hashes(frames, same));
        List<FingerprintedTrack> tracks =
                List.of(new FingerprintedTrack(id(1), drone), new FingerprintedTrack(id(2), drone));
        try (Segment segment = segment("drone", tracks)) {
            assertHolds(segment, tracks);
            assertThat(segment.triples().count(0)).isZero();
        }
    }

    /** So few and so far apart that a list is of some hashes, so many of each that it has parts. */
    @Test
    void hashesThatShareALongListAreFoundEachInItsPart() throws IOException {
        List<FingerprintedTrack> first = List.of(new FingerprintedTrack(id(1), ofFewHashes(1, 600_000)));
        List<FingerprintedTrack> second = List.of(
                new FingerprintedTrack(id(2), ofFewHashes(2, 150_001)),
                new FingerprintedTrack(id(3), ofFewHashes(3, 50_000)));
        try (Segment a = segment("a", first);
                Segment b = segment("b", second)) {
            assertHolds(a, first);
            assertHolds(b, second);
            Path file = directory.resolve("merged");
            SegmentWriter.merge(file, ANALYSIS, List.of(a, b));
            try (Segment merged = Segment.open(file)) {
                assertHolds(merged, List.of(first.getFirst(), second.getFirst(), second.getLast()));
            }
        }
    }

    private static Fingerprint ofFewHashes(long seed, int frames) {
        Random random = new Random(seed);
        int[] at = random.ints(6_000, 0, frames).sorted().toArray();
        Hashes hashes = new Hashes(at, random.ints(at.length, 1_000, 1_100).toArray());
        return new Fingerprint(frames, new Peaks(new int[0], new short[0]), hashes, hashes);
    }

    @Test
    void mergingKeepsAllButWhatWasRemoved() throws IOException {
        List<FingerprintedTrack> first = tracks(1, 20, 10);
        List<FingerprintedTrack> second = tracks(100, 7, 25);
        List<FingerprintedTrack> third = tracks(200, 1, 5);
        try (Segment a = segment("a", first);
                Segment b = segment("b", second);
                Segment c = segment("c", third)) {
            BitSet removed = new BitSet();
            removed.set(0);
            removed.set(5, 9);
            a.remove(removed);
            BitSet last = new BitSet();
            last.set(6);
            b.remove(last);
            Path file = directory.resolve("merged");
            SegmentWriter.merge(file, ANALYSIS, List.of(a, b, c));

            List<FingerprintedTrack> kept = new ArrayList<>();
            for (int track = 0; track < first.size(); track++) {
                if (!removed.get(track)) {
                    kept.add(first.get(track));
                }
            }
            kept.addAll(second.subList(0, 6));
            kept.addAll(third);
            try (Segment merged = Segment.open(file)) {
                assertHolds(merged, kept);
            }
        }
    }

    @Test
    void takesNoMoreRoomThanTheCatalogueMayTake() throws IOException {
        double seconds = 60;
        int tracks = 100;
        try (Segment segment = segment("a", tracks(1, tracks, seconds))) {
            double megabytesPerHour = segment.bytes() / 1e6 / (tracks * seconds / 3600);
            assertThat(megabytesPerHour).isLessThan(1.7);
        }
    }

    /** Three hundred files, each with a bit turned somewhere. */
    @Test
    void aTurnedBitIsFoundAndNeverAnsweredFrom() throws IOException {
        List<FingerprintedTrack> tracks = tracks(1, 3, 4);
        Path file = directory.resolve("a");
        SegmentWriter.write(file, ANALYSIS, tracks);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try (Segment segment = Segment.open(file)) {
                assertAnswersAreRight(segment, tracks);
                segment.checkAll();
                assertThat(segment.damage()).get().asString().contains(file.toString());
                assertThat(segment.removed(0)).isTrue();
                assertThat(segment.pairs()
                                .count(tracks.getFirst().fingerprint().pairs().hashes()[0]))
                        .isZero();
            } catch (DamagedException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        }
    }

    @Test
    void aFileOfAnotherFormIsNotDamagedButOutdated() throws IOException {
        Path file = directory.resolve("a");
        SegmentWriter.write(file, ANALYSIS, tracks(1, 3, 4));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(8, 1);
        var crc = new CRC32C();
        crc.update(bytes, 0, SegmentHeader.BYTES - Integer.BYTES);
        header.putInt(SegmentHeader.BYTES - Integer.BYTES, (int) crc.getValue());
        Files.write(file, bytes);

        assertThatThrownBy(() -> Segment.open(file))
                .isInstanceOf(OutdatedException.class)
                .hasMessage(file + " was made by another version of Aircheck");
    }

    @Test
    void aFileOfAnotherLengthIsNotOpened() throws IOException {
        Path file = directory.resolve("a");
        SegmentWriter.write(file, ANALYSIS, tracks(1, 3, 4));
        byte[] whole = Files.readAllBytes(file);
        for (int length :
                new int[] {0, 1, 100, SegmentHeader.BYTES, whole.length / 2, whole.length - 1, whole.length + 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Segment.open(file)).isInstanceOf(DamagedException.class);
        }
    }

    private void assertAnswersAreRight(Segment segment, List<FingerprintedTrack> tracks) {
        Map<Integer, List<Integer>> truth = truth(tracks, Fingerprint::pairs);
        Lookup lookup = segment.pairs();
        truth.forEach((hash, frames) -> {
            int[] into = new int[lookup.count(hash)];
            int count = lookup.read(hash, into);
            if (count != 0 && !Arrays.stream(into).boxed().toList().equals(frames)) {
                fail("hash " + hash + " is not at " + Arrays.toString(into));
            }
        });
        for (int track = 0; track < tracks.size(); track++) {
            int[] frames = segment.peaks(track).frames();
            assertThat(frames)
                    .isIn(new int[0], tracks.get(track).fingerprint().peaks().frames());
        }
    }

    private void assertHolds(Segment segment, List<FingerprintedTrack> tracks) {
        assertThat(segment.tracks()).isEqualTo(tracks.size());
        long start = 0;
        for (int track = 0; track < tracks.size(); track++) {
            Fingerprint fingerprint = tracks.get(track).fingerprint();
            assertThat(segment.id(track)).isEqualTo(tracks.get(track).id());
            assertThat(segment.start(track)).isEqualTo(start);
            assertThat(segment.frames(track)).isEqualTo(SegmentContent.whole(fingerprint.frames()));
            assertThat(segment.trackAt(start)).isEqualTo(track);
            assertThat(segment.trackAt(start + segment.frames(track) - 1)).isEqualTo(track);
            assertThat(segment.removed(track)).isFalse();
            Peaks peaks = segment.peaks(track);
            assertThat(peaks.frames()).isEqualTo(fingerprint.peaks().frames());
            assertThat(peaks.steps()).isEqualTo(fingerprint.peaks().steps());
            start += segment.frames(track);
        }
        assertThat(segment.frames()).isEqualTo(start);
        Map<Integer, List<Integer>> pairs = truth(tracks, Fingerprint::pairs);
        int found = 0;
        Lookup inOrder = segment.pairs();
        for (int hash = 0; hash < 1 << SegmentWriter.PAIR_BITS; hash++) {
            found += inOrder.count(hash);
        }
        assertThat(found).isEqualTo(pairs.values().stream().mapToInt(List::size).sum());
        assertFinds(segment.pairs(), pairs);
        assertFinds(segment.triples(), truth(tracks, Fingerprint::triples));
    }

    /** In order and in any other order. */
    private static void assertFinds(Lookup lookup, Map<Integer, List<Integer>> truth) {
        List<Integer> hashes = new ArrayList<>(truth.keySet());
        assertFinds(lookup, truth, hashes);
        Collections.shuffle(hashes, new Random(1));
        assertFinds(lookup, truth, hashes);
    }

    private static void assertFinds(Lookup lookup, Map<Integer, List<Integer>> truth, List<Integer> hashes) {
        for (int hash : hashes) {
            int[] into = new int[lookup.count(hash)];
            if (lookup.read(hash, into) != into.length) {
                fail("counted " + into.length + " of " + hash + ", read another number");
            }
            if (!Arrays.stream(into).boxed().toList().equals(truth.get(hash))) {
                fail("hash " + hash + " is not at " + truth.get(hash));
            }
        }
    }

    private static int middleOfPlace(int frame) {
        return frame / SegmentContent.PLACE_FRAMES * SegmentContent.PLACE_FRAMES + SegmentContent.PLACE_FRAMES / 2;
    }

    /** What an index of these tracks must answer. */
    private static Map<Integer, List<Integer>> truth(
            List<FingerprintedTrack> tracks, Function<Fingerprint, Hashes> kind) {
        Map<Integer, List<Integer>> truth = new TreeMap<>();
        int start = 0;
        for (FingerprintedTrack track : tracks) {
            Hashes hashes = kind.apply(track.fingerprint());
            for (int i = 0; i < hashes.size(); i++) {
                truth.computeIfAbsent(hashes.hashes()[i], _ -> new ArrayList<>())
                        .add(middleOfPlace(start + hashes.frames()[i]));
            }
            start += SegmentContent.whole(track.fingerprint().frames());
        }
        return truth;
    }

    private Segment segment(String name, List<FingerprintedTrack> tracks) throws IOException {
        Path file = directory.resolve(name);
        SegmentWriter.write(file, ANALYSIS, tracks);
        return Segment.open(file);
    }

    private static List<FingerprintedTrack> tracks(long seed, int count, double seconds) {
        List<FingerprintedTrack> tracks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tracks.add(new FingerprintedTrack(id(seed + i), MadeUpFingerprints.of(seed + i, seconds)));
        }
        return tracks;
    }

    private static ContentId id(long number) {
        return new ContentId(number, -number);
    }
}
