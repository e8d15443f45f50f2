package io.aircheck.music.catalogue;

import io.aircheck.music.catalogue.AddEvent.Added;
import io.aircheck.music.catalogue.AddEvent.Moved;
import io.aircheck.music.catalogue.AddEvent.Unreadable;
import io.aircheck.music.catalogue.TrackReader.Description;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.index.ContentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts files and folders into a catalogue, several files at once. What it did is made sure of batch by batch, so that whatever
 * ends it costs one batch at the most, and the next time begins where this one ended.
 *
 * @param listener is told in the thread that calls {@link #add}
 */
public record Adding(
        CatalogueWriter catalogue, TrackReader reader, Pace pace, Clock clock, Consumer<AddEvent> listener) {

    /**
     * How fast it goes.
     *
     * @param threads files that are read at once
     * @param batchTracks tracks after which they are made sure of
     * @param batchTime time after which they are
     */
    public record Pace(int threads, int batchTracks, Duration batchTime) {

        /** One thread a processor. */
        public static Pace ofThisMachine() {
            return new Pace(Runtime.getRuntime().availableProcessors(), 64, Duration.ofSeconds(20));
        }
    }

    /** What it did; files that were known are not counted. */
    public record Summary(int added, int moved, int known, int unreadable) {}

    /** What came of a file. */
    private sealed interface Reading {

        /**
         * @param fingerprint null where the catalogue has one of this content
         */
        record Content(
                TrackFile file,
                ContentId id,
                Description description,
                @Nullable Fingerprint fingerprint) implements Reading {}

        record Failure(TrackFile file, String reason) implements Reading {}
    }

    /** What was done so far. */
    private static final class Tally {
        private int added;
        private int moved;
        private int known;
        private int unreadable;
        private Instant lastCommit = Instant.MIN;

        private Summary summary() {
            return new Summary(added, moved, known, unreadable);
        }
    }

    /**
     * Adds files, and all music below folders. What cannot be read is told and passed over.
     *
     * @throws InterruptedException if it is interrupted; what was read so far is in the catalogue
     * @throws IOException if the catalogue cannot be written
     */
    public Summary add(List<Path> paths) throws IOException, InterruptedException {
        MusicFiles found = MusicFiles.below(paths);
        Tally tally = new Tally();
        found.unreadable().forEach(it -> tell(it, tally));
        List<TrackFile> fresh =
                found.files().stream().filter(file -> !catalogue.knows(file)).toList();
        tally.known = found.files().size() - fresh.size();
        listener.accept(new AddEvent.Found(
                found.files().size(),
                tally.known,
                fresh.stream().mapToLong(TrackFile::bytes).sum()));
        tally.lastCommit = clock.instant();
        ExecutorService threads = Executors.newFixedThreadPool(
                pace.threads(),
                Thread.ofPlatform().name("catalogue-", 0).daemon().factory());
        try {
            readAll(fresh.iterator(), new ExecutorCompletionService<>(threads), tally);
            catalogue.finish();
            return tally.summary();
        } catch (InterruptedException e) {
            catalogue.commit();
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Keeps a few files more than there are threads on their way, so that memory is bounded whatever the number of files. */
    private void readAll(Iterator<TrackFile> files, CompletionService<Reading> readings, Tally tally)
            throws IOException, InterruptedException {
        int onTheWay = 0;
        while (files.hasNext() || onTheWay > 0) {
            while (files.hasNext() && onTheWay < 2 * pace.threads()) {
                TrackFile file = files.next();
                readings.submit(() -> read(file));
                onTheWay++;
            }
            take(result(readings.take()), tally);
            onTheWay--;
        }
    }

    private static Reading result(Future<Reading> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a file failed unforeseen", e.getCause());
        }
    }

    private Reading read(TrackFile file) throws InterruptedException {
        Path path = Path.of(file.path());
        try {
            ContentId id = ContentId.of(path);
            Description description = reader.describe(path);
            Fingerprint fingerprint = catalogue.hasFingerprint(id) ? null : reader.fingerprint(path);
            return TrackFile.of(path).equals(file)
                    ? new Reading.Content(file, id, description, fingerprint)
                    : new Reading.Failure(file, path + " was changed while it was read; add it again");
        } catch (IOException e) {
            return new Reading.Failure(file, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // One file that nobody foresaw must not keep out the thousands after it.
            return new Reading.Failure(file, path + " could not be read: " + e);
        }
    }

    private void take(Reading reading, Tally tally) throws IOException, InterruptedException {
        switch (reading) {
            case Reading.Failure(TrackFile file, String reason) ->
                tell(new Unreadable(Path.of(file.path()), reason, file.bytes()), tally);
            // A fingerprint that no track had named may have been left out by a merge since that was asked.
            case Reading.Content content
            when content.fingerprint() == null && !catalogue.hasFingerprint(content.id()) ->
                take(read(content.file()), tally);
            case Reading.Content content -> put(content, tally);
        }
        if (catalogue.pending() >= pace.batchTracks()
                || tally.lastCommit.plus(pace.batchTime()).isBefore(clock.instant())) {
            catalogue.commit();
            tally.lastCommit = clock.instant();
        }
    }

    private void put(Reading.Content content, Tally tally) {
        TrackFile file = content.file();
        List<TrackFile> others =
                catalogue.track(content.id()).map(Adding::filesThere).orElse(List.of());
        Description description = content.description();
        Track track = new Track(content.id(), description.song(), description.length(), others).with(file);
        catalogue.put(track, content.fingerprint());
        tell(content.fingerprint() == null ? new Moved(track, file.bytes()) : new Added(track, file.bytes()), tally);
    }

    /** A file that lies elsewhere now was moved; one that lies at both places was copied. */
    private static List<TrackFile> filesThere(Track track) {
        return track.files().stream()
                .filter(file -> Files.exists(Path.of(file.path())))
                .toList();
    }

    private void tell(AddEvent.Done event, Tally tally) {
        switch (event) {
            case Added _ -> tally.added++;
            case Moved _ -> tally.moved++;
            case Unreadable _ -> tally.unreadable++;
        }
        listener.accept(event);
    }
}
