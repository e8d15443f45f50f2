package io.aircheck.server.migrate;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.lists.ListEntry;
import io.aircheck.server.migrate.Finding.Kind;
import io.aircheck.server.recordings.ArchivedRecording;
import io.aircheck.server.recordings.Archives;
import io.aircheck.server.rooms.RoomKey;
import io.aircheck.server.rooms.RoomStore;
import io.aircheck.server.settings.EffectiveHome;
import io.aircheck.server.settings.Home;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Puts the old recordings into the library, where they are. */
final class OldLibrary {

    private static final int PROBES_AT_ONCE = 4;

    private final Migration.Order order;
    private final Home home;
    private final PlatformRegistry registry;
    private final List<Finding> findings;
    private int recordings;
    private long bytes;

    OldLibrary(Migration.Order order, Home home, PlatformRegistry registry, List<Finding> findings) {
        this.order = order;
        this.home = home;
        this.registry = registry;
        this.findings = findings;
    }

    int recordings() {
        return recordings;
    }

    long bytes() {
        return bytes;
    }

    void take(Path downloads, List<ListEntry> rooms) throws IOException, SQLException, InterruptedException {
        if (!Files.isDirectory(downloads)) {
            findings.add(new Finding(Kind.LEFT, downloads.toString(), "noDownloads", List.of()));
            return;
        }
        List<ArchivedRecording> found = new OldRecordings(downloads, order.zone()).find();
        if (!order.dryRun()) {
            found = store(downloads, found, rooms);
        }
        recordings = found.size();
        bytes = found.stream()
                .flatMap(it -> it.parts().stream())
                .mapToLong(ArchivedRecording.Part::bytes)
                .sum();
        findings.add(new Finding(
                Kind.TAKEN, downloads.toString(), "indexed", List.of(Integer.toString(recordings), size(bytes))));
    }

    private static String size(long bytes) {
        return "%.1f GB".formatted(bytes / 1e9);
    }

    private List<ArchivedRecording> store(Path downloads, List<ArchivedRecording> found, List<ListEntry> rooms)
            throws SQLException, InterruptedException {
        try (Database database = Database.open(home.database().resolve("aircheck.db"))) {
            Path directory = EffectiveHome.recordings(home, registry);
            Archives archives = new Archives(database, directory);
            archives.add(downloads);
            List<ArchivedRecording> fresh = measured(archives.unknown(found));
            List<ListEntry> known =
                    rooms.stream().filter(entry -> entry.match() != null).toList();
            Map<RoomKey, RoomStore.StoredRoom> numbers = new RoomStore(database)
                    .number(known.stream()
                            .map(entry -> new RoomStore.Unnumbered(entry.key(), entry.url()))
                            .toList());
            archives.add(
                    fresh, fresh.stream().map(it -> room(it, known, numbers)).toList());
            return fresh;
        }
    }

    /** The room of the list that has the recording's platform and name; else the site. */
    private Archives.Room room(
            ArchivedRecording it, List<ListEntry> rooms, Map<RoomKey, RoomStore.StoredRoom> numbers) {
        Optional<ListEntry> entry = rooms.stream()
                .filter(room -> it.streamer().equals(room.name())
                        && room.match() != null
                        && room.match().room().platform().equals(it.platform()))
                .findFirst();
        RoomStore.StoredRoom stored = entry.map(room -> numbers.get(room.key())).orElse(null);
        return stored == null
                ? new Archives.Room(0, site(it.platform()))
                : new Archives.Room(stored.id(), stored.url());
    }

    private String site(String platform) {
        return registry.platforms().stream()
                .filter(it -> it.info().id().equals(platform))
                .map(it -> URI.create(it.info().example()).resolve("/").toString())
                .findFirst()
                .orElse("");
    }

    /** With the lengths that the files have. */
    private List<ArchivedRecording> measured(List<ArchivedRecording> found) throws InterruptedException {
        FFmpeg ffmpeg = order.ffmpeg();
        if (ffmpeg == null || found.isEmpty()) {
            return found;
        }
        List<ArchivedRecording> measured = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(PROBES_AT_ONCE)) {
            List<Future<ArchivedRecording>> answers = found.stream()
                    .map(it -> threads.submit(() -> measured(it, ffmpeg)))
                    .toList();
            for (Future<ArchivedRecording> answer : answers) {
                measured.add(answer.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return measured;
    }

    private static ArchivedRecording measured(ArchivedRecording it, FFmpeg ffmpeg) throws InterruptedException {
        List<ArchivedRecording.Part> parts = new ArrayList<>();
        Instant from = it.startedAt();
        for (ArchivedRecording.Part part : it.parts()) {
            Duration length = length(part.file(), ffmpeg);
            if (length == null) {
                parts.add(part);
                from = part.startedAt().plus(part.duration());
            } else {
                parts.add(new ArchivedRecording.Part(part.number(), part.file(), part.bytes(), length, from));
                from = from.plus(length);
            }
        }
        return it.withParts(parts);
    }

    /** Null for a file that FFmpeg cannot read or that says nothing. */
    private static @Nullable Duration length(Path file, FFmpeg ffmpeg) throws InterruptedException {
        try {
            Duration length = Probe.of(ffmpeg, file).duration();
            return length.isZero() || length.isNegative() ? null : length;
        } catch (IOException e) {
            return null;
        }
    }
}
