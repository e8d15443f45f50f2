package io.aircheck.server;

import io.aircheck.platforms.RoomDetails;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A library with a real database and real files, to be filled. */
public final class Shelf implements AutoCloseable {

    public final SteppedClock clock;
    public final EventBus bus = new EventBus();
    public final Path root;
    public final Library library;
    public final Database database;

    public Shelf(Path home, Instant now) {
        this.clock = new SteppedClock(now);
        this.root = home.resolve("recordings");
        try {
            Files.createDirectories(root);
            this.database = Database.open(home.resolve("test.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        this.library = new Library(database, bus, clock, root);
    }

    /** Records a broadcast of so long, now; it is not finished yet. */
    public OpenRecording begin(long room, String streamer, String name) {
        Library.Subject subject = new Library.Subject(
                room, streamer, "town", "https://town.example/" + room, RoomDetails.of(streamer, "Title"));
        return library.begin(subject, Path.of(name));
    }

    /** A finished recording with files of these sizes and a manifest and a picture beside them; the clock goes on by its length. */
    public long record(long room, String streamer, String name, Duration length, long... sizes) {
        OpenRecording recording = begin(room, streamer, name);
        Instant start = clock.instant();
        clock.advance(length);
        List<Part> parts = IntStream.range(0, sizes.length)
                .mapToObj(number -> part(recording, number, sizes[number], length.dividedBy(sizes.length), start))
                .toList();
        for (Part part : parts) {
            recording.accept(new RecordingEvent.PartOpened(part.number(), part.file(), start));
            recording.accept(
                    new RecordingEvent.UnitWritten(part.number(), part.bytes(), part.bytes(), length, clock.instant()));
            recording.accept(new RecordingEvent.PartClosed(part));
        }
        write(recording.directory().resolve(recording.baseName() + ".manifest.json"), "{}");
        write(recording.directory().resolve(recording.baseName() + ".jpg"), "picture of " + name);
        library.finish(recording, EndReason.OFFLINE, null);
        return recording.id();
    }

    private static Part part(OpenRecording recording, int number, long bytes, Duration length, Instant start) {
        String suffix = number == 0 ? ".ts" : "_%03d.ts".formatted(number);
        Path file = recording.directory().resolve(recording.baseName() + suffix);
        write(file, "x".repeat((int) bytes));
        return new Part(number, file, bytes, length, start, 1);
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below the directory of recordings with what is in it, by its path there. */
    public TreeMap<String, String> files() {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile)
                    .forEach(file -> files.put(root.relativize(file).toString().replace('\\', '/'), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a directory with all in it. */
    public static void remove(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
