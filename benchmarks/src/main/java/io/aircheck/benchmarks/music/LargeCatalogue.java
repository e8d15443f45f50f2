package io.aircheck.benchmarks.music;

import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.index.Segment;
import io.aircheck.music.index.SegmentWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A made-up catalogue of very many tracks: how large it is, how soon it opens, how much memory it takes, and what a search in it costs.
 * Its hashes are drawn by chance (see {@link SyntheticContent}), but for a few tracks of music that are searched for ({@link Sought}).
 *
 * <pre>LargeCatalogue FOLDER [TRACKS]</pre>
 */
public final class LargeCatalogue {

    private static final int TRACKS = 100_000;
    /** As many as the catalogue itself would put into one file at the most. */
    private static final int SEGMENT_TRACKS = 25_000;

    private LargeCatalogue() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int tracks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : TRACKS;
        measure(write(Catalogue.folder(folder), tracks), tracks);
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
        Path file = folder.resolve("sought.segment");
        Files.deleteIfExists(file);
        SegmentWriter.write(file, Analysis.USUAL.hash(), Sought.tracks());
        files.add(file);
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
            long bytes = segments.stream().mapToLong(Segment::bytes).sum();
            double hours = tracks * SyntheticContent.SECONDS / 3600.0;
            List<Sought.Searched> searched = Sought.searched(segments);
            System.gc();
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            print(
                    "%,d tracks (synthetic hashes), %,.0f h: %.2f GB, %.2f MB an hour; opened in %,d ms; heap in use %d MB%n",
                    tracks, hours, bytes / 1e9, bytes / 1e6 / hours, opening.toMillis(), heap >> 20);
            searched.forEach(one -> print(
                    "%-28s found %2d, another %2d of %2d; %s%n",
                    one.name(), one.right(), one.wrong(), one.searches(), one.millis()));
        } finally {
            segments.forEach(Segment::close);
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
