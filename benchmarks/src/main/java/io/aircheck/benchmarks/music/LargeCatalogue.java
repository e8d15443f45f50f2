package io.aircheck.benchmarks.music;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Song;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.catalogue.TrackFile;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.FingerprintedTrack;
import io.aircheck.music.index.Segment;
import io.aircheck.music.index.SegmentWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A made-up catalogue of very many tracks: how large it is, how soon it opens, how much memory it takes, and what a search in it costs.
 * Its hashes are drawn by chance (see {@link SyntheticContent}), but for a few tracks of music that are searched for ({@link Sought}).
 *
 * <pre>LargeCatalogue write FOLDER TRACKS
 * LargeCatalogue search FOLDER</pre>
 */
public final class LargeCatalogue {

    /** As many as the catalogue itself would put into one file at the most. */
    private static final int SEGMENT_TRACKS = 25_000;

    private LargeCatalogue() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Catalogue.folder(Path.of(arguments[1]));
        if (arguments[0].equals("write")) {
            Files.createDirectories(folder);
            write(folder, Integer.parseInt(arguments[2]));
            describe(folder);
        } else {
            measure(folder);
        }
    }

    /** Writes the fingerprints; files that are there already are left as they are. */
    private static void write(Path folder, int tracks) throws IOException {
        List<FingerprintedTrack> sought = Sought.tracks();
        int segments = Math.ceilDiv(tracks, SEGMENT_TRACKS);
        for (int segment = 0; segment < segments; segment++) {
            Path file = folder.resolve("%010d.segment".formatted(segment + 1));
            if (!Files.exists(file)) {
                int first = segment * SEGMENT_TRACKS;
                List<FingerprintedTrack> music =
                        sought.subList(segment * sought.size() / segments, (segment + 1) * sought.size() / segments);
                int rest = Math.min(SEGMENT_TRACKS, tracks - first) - music.size();
                SegmentWriter.write(
                        file,
                        Analysis.USUAL.hash(),
                        new MixedContent(music, new SyntheticContent(1 + segment, first, rest)));
            }
        }
    }

    /** Gives every fingerprint a song, as adding its file would have done. */
    private static void describe(Path folder) throws IOException {
        try (Catalogue found = Catalogue.open(folder, Analysis.USUAL);
                CatalogueWriter writer = CatalogueWriter.open(folder, Analysis.USUAL)) {
            for (Segment segment : found.segments()) {
                for (int track = 0; track < segment.tracks(); track++) {
                    if (writer.track(segment.id(track)).isEmpty()) {
                        writer.put(track(segment.id(track), segment.frames(track)), null);
                    }
                }
            }
            writer.finish();
        }
    }

    private static Track track(ContentId id, int frames) {
        String title = "Song " + id.low();
        String artist = "Band " + id.low() % 9_973;
        Song song = new Song(title, List.of(artist), "Album " + id.low() / 12, null, null, 2000, ExternalIds.NONE);
        Path file = Path.of("/music", artist, title + " " + id + ".flac");
        return new Track(
                id,
                song,
                Duration.ofMillis(Math.round(1000 * frames / Analysis.USUAL.framesPerSecond())),
                List.of(new TrackFile(file.toString(), 25_000_000, id.low())));
    }

    private static void measure(Path folder) throws IOException {
        long begin = System.nanoTime();
        long processorBegin = IndexedCorpus.cpuNanos();
        try (Catalogue catalogue = Catalogue.open(folder, Analysis.USUAL)) {
            Duration opening = Duration.ofNanos(System.nanoTime() - begin);
            Duration processor = Duration.ofNanos(IndexedCorpus.cpuNanos() - processorBegin);
            Catalogue.Stats stats = catalogue.stats();
            double hours = stats.length().toSeconds() / 3600.0;
            List<Sought.Searched> searched = Sought.searched(catalogue.segments());
            System.gc();
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            print(
                    "%,d tracks (synthetic hashes), %,.0f h in %d files: %.2f GB, %.2f MB an hour; opened in %,d ms (%,d ms of processor time); heap in use %d MB%n",
                    stats.tracks(),
                    hours,
                    stats.segments(),
                    stats.bytes() / 1e9,
                    stats.bytes() / 1e6 / hours,
                    opening.toMillis(),
                    processor.toMillis(),
                    heap >> 20);
            searched.forEach(one -> print(
                    "%-24s found %2d, thought of first %2d, another %2d of %2d; %s%n",
                    one.name(), one.right(), one.first(), one.wrong(), one.searches(), one.millis()));
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
