package io.aircheck.benchmarks.music;

import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.PairHash;
import io.aircheck.music.index.Segment;
import io.aircheck.music.index.SegmentWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A made-up catalogue of very many tracks: how large it is, how soon it opens, how much memory it takes, and what looking up a
 * query's hashes costs. Its hashes are drawn by chance (see {@link SyntheticContent}).
 *
 * <pre>LargeCatalogue FOLDER [TRACKS]</pre>
 */
public final class LargeCatalogue {

    private static final int TRACKS = 100_000;
    /** As many as the catalogue itself would put into one file at the most. */
    private static final int SEGMENT_TRACKS = 25_000;
    /** Six seconds of a query: its pairs, each at five pitches. */
    private static final int LOOKUPS = 6 * 129 * 2 * 5;

    private static final int QUERIES = 20;

    private LargeCatalogue() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int tracks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : TRACKS;
        List<Path> files = write(Catalogue.folder(folder), tracks);
        measure(files, tracks);
    }

    private static List<Path> write(Path folder, int tracks) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int first = 0; first < tracks; first += SEGMENT_TRACKS) {
            Path file = folder.resolve("%010d.segment".formatted(first / SEGMENT_TRACKS + 1));
            if (!Files.exists(file)) {
                int count = Math.min(SEGMENT_TRACKS, tracks - first);
                SegmentWriter.write(
                        file, Analysis.USUAL.hash(), new SyntheticContent(1 + first / SEGMENT_TRACKS, first, count));
            }
            files.add(file);
        }
        return files;
    }

    private static void measure(List<Path> files, int tracks) throws IOException {
        List<Segment> segments = new ArrayList<>();
        try {
            long begin = System.nanoTime();
            for (Path file : files) {
                segments.add(Segment.open(file));
            }
            Duration opening = Duration.ofNanos(System.nanoTime() - begin);
            double[] millis = lookups(segments);
            long bytes = segments.stream().mapToLong(Segment::bytes).sum();
            double hours = tracks * SyntheticContent.SECONDS / 3600.0;
            System.gc();
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf(
                    Locale.ROOT,
                    "%,d tracks (synthetic hashes), %,.0f h: %.2f GB, %.2f MB an hour; opened in %,d ms; heap in use %d MB;"
                            + " looking up the %,d hashes of a 6 s query: first %.0f ms, median %.0f ms%n",
                    tracks,
                    hours,
                    bytes / 1e9,
                    bytes / 1e6 / hours,
                    opening.toMillis(),
                    heap >> 20,
                    LOOKUPS,
                    millis[0],
                    Arrays.stream(millis).sorted().toArray()[millis.length / 2]);
        } finally {
            segments.forEach(Segment::close);
        }
    }

    /** Milliseconds of each query: all of its hashes counted, the rarer half of them read. */
    private static double[] lookups(List<Segment> segments) {
        double[] millis = new double[QUERIES];
        int[] into = new int[1 << 16];
        for (int query = 0; query < QUERIES; query++) {
            int[] hashes = hashes(query);
            long begin = System.nanoTime();
            for (Segment segment : segments) {
                int[] counts = Arrays.stream(hashes).map(segment::pairs).toArray();
                int middle = Arrays.stream(counts).sorted().toArray()[counts.length / 2];
                for (int i = 0; i < hashes.length; i++) {
                    if (counts[i] <= middle && counts[i] <= into.length) {
                        segment.pairs(hashes[i], into);
                    }
                }
            }
            millis[query] = (System.nanoTime() - begin) / 1e6;
        }
        return millis;
    }

    /** Hashes as frequent in the query as they are in the catalogue. */
    private static int[] hashes(int query) {
        var random = new SplittableRandom(query);
        return Stream.generate(() -> random.nextInt(1 << PairHash.BITS))
                .filter(hash -> random.nextDouble() * 10 < SyntheticContent.weight(hash))
                .limit(LOOKUPS)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
