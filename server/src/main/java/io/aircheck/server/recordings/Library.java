package io.aircheck.server.recordings;

import io.aircheck.platforms.RoomDetails;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** All recordings: those that run, in memory, and the finished ones, in the database. */
public final class Library {

    private final RecordingStore store;
    private final PlayStore plays;
    private final LibrarySearch search;
    private final RoomHistories histories;
    private final EventBus bus;
    private final Clock clock;
    private final Path directory;
    private final Archives archives;
    private final Map<Long, OpenRecording> open = new ConcurrentHashMap<>();
    private volatile LongConsumer takenOver = _ -> {};

    /** @param directory under which all recordings are */
    public Library(Database database, EventBus bus, Clock clock, Path directory) {
        this.store = new RecordingStore(database);
        this.plays = new PlayStore(database);
        this.search = new LibrarySearch(database);
        this.histories = new RoomHistories(database);
        this.bus = bus;
        this.clock = clock;
        this.directory = directory;
        this.archives = new Archives(database, directory);
    }

    /**
     * What a new recording is of.
     *
     * @param name what to call the room
     */
    public record Subject(long roomId, String name, String platform, String url, RoomDetails details) {}

    /**
     * Begins a recording of a new broadcast.
     *
     * @param files directory of its files, relative to that of all recordings, and the name that they share
     */
    public OpenRecording begin(Subject subject, Path files) {
        Instant now = clock.instant();
        RoomDetails details = subject.details();
        Broadcast broadcast = new Broadcast(
                store.nextId(Ids.Table.BROADCASTS),
                subject.roomId(),
                subject.platform(),
                subject.url(),
                subject.name(),
                details.title(),
                details.category(),
                details.cover(),
                details.startedAt() == null || details.startedAt().isAfter(now) ? now : details.startedAt(),
                null);
        Path parent = files.getParent();
        Recording recording = new Recording(
                store.nextId(Ids.Table.RECORDINGS),
                broadcast.id(),
                Phase.RUNNING,
                parent == null ? "" : parent.toString().replace('\\', '/'),
                files.getFileName().toString(),
                now,
                null,
                Duration.ZERO,
                0,
                0,
                null,
                null);
        store.insert(broadcast, recording);
        return opened(
                subject.name(), new RecordingStore.Stored(recording, broadcast, now), List.of(), List.of(), List.of());
    }

    /** Those that a former run left unfinished, now waiting for their stream. */
    public List<OpenRecording> unfinished() {
        plays.closeAll();
        return store.unfinished().stream()
                .map(row -> {
                    Broadcast broadcast = row.broadcast();
                    String name = broadcast.streamer() == null ? broadcast.url() : broadcast.streamer();
                    long id = row.recording().id();
                    OpenRecording recording = opened(name, row, store.parts(id), store.gaps(id), plays.of(id));
                    recording.waiting(null, null);
                    return recording;
                })
                .toList();
    }

    private OpenRecording opened(
            String name,
            RecordingStore.Stored row,
            List<RecordingStore.PartRow> parts,
            List<RecordedGap> gaps,
            List<RecordedPlay> heard) {
        OpenRecording recording = new OpenRecording(store, bus, clock, directory, name, row, parts, gaps, heard);
        open.put(recording.id(), recording);
        return recording;
    }

    public void resume(OpenRecording recording) {
        recording.running();
    }

    /** The stream is gone, perhaps only for a moment. */
    public void suspend(OpenRecording recording, @Nullable EndReason reason, @Nullable String message) {
        recording.waiting(reason, message);
    }

    /** It is over. What holds nothing is forgotten. */
    public void finish(OpenRecording recording, EndReason reason, @Nullable String message) {
        RecordingView view = recording.view();
        if (recording.isEmpty()) {
            store.delete(view.broadcast(), view.recording());
        } else {
            recording.finished(reason, message);
        }
        open.remove(recording.id());
    }

    /** Whether a room has a recording that is finished and complete: a video need not be fetched twice. */
    public boolean hasWhole(long roomId) {
        return store.newest(roomId)
                .filter(row -> row.recording().endReason() == EndReason.STREAM_ENDED)
                .isPresent();
    }

    /** When each room's broadcasts began since a moment, oldest first, by room. */
    public Map<Long, List<Instant>> startsSince(Instant moment) {
        return store.startsSince(moment);
    }

    /** Whether the files of a running recording have this name, relative to the directory of all. */
    public boolean usesName(Path name) {
        Path files = directory.resolve(name);
        return open.values().stream()
                .anyMatch(recording ->
                        recording.directory().resolve(recording.baseName()).equals(files));
    }

    /** The music in all of them. */
    public PlayStore plays() {
        return plays;
    }

    /** A recording that runs or waits. */
    public Optional<OpenRecording> open(long id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Those that run or wait, oldest first. */
    public List<RecordingView> running() {
        return open.values().stream()
                .sorted(Comparator.comparing(OpenRecording::id))
                .map(OpenRecording::view)
                .toList();
    }

    /** See {@link Recordings#finished}. */
    public List<RecordingView> finished(int limit, @Nullable Long before, @Nullable Long roomId) {
        return store.finished(limit, before, roomId).stream().map(this::view).toList();
    }

    /** See {@link Recordings#search}. */
    public List<LibraryQuery.Hit> search(LibraryQuery query, int limit, @Nullable Long before) {
        long below = before == null ? Long.MAX_VALUE : before;
        return search.newest(query, limit, below).entrySet().stream()
                .flatMap(found -> store.find(found.getKey()).stream()
                        .map(row -> new LibraryQuery.Hit(view(row), found.getValue())))
                .toList();
    }

    /** See {@link Recordings#history}. */
    public RoomHistory history(long roomId, Instant from, Instant to) {
        return histories.of(roomId, from, to);
    }

    public Optional<RecordingView> find(long id) {
        OpenRecording running = open.get(id);
        return running != null ? Optional.of(running.view()) : store.find(id).map(this::view);
    }

    private RecordingView view(RecordingStore.Stored row) {
        long id = row.recording().id();
        List<RecordedPart> parts = parts(store.parts(id));
        return new RecordingView(row.recording(), row.broadcast(), parts, store.gaps(id), plays.of(id), null);
    }

    /**
     * Takes the files of a finished recording as its manifest has them now: they may have been converted or joined.
     *
     * @throws IOException if the manifest cannot be read
     */
    public void takeOver(long id) throws IOException {
        Optional<RecordingStore.Stored> row = store.find(id);
        if (row.isEmpty() || open.containsKey(id)) {
            return;
        }
        Recording recording = row.get().recording();
        List<RecordingStore.PartRow> before = store.parts(id);
        List<RecordingStore.PartRow> after =
                RecoveredParts.delivered(ManifestJson.read(manifest(recording)), recording.directory(), before);
        store.replaceParts(id, after);
        JoinedPlays.moved(plays.of(id), parts(before), parts(after)).forEach(plays::update);
        takenOver.accept(id);
    }

    /** @param listener is told the id of a recording whose files are others now, on the thread that made them */
    public void onTakeOver(LongConsumer listener) {
        takenOver = listener;
    }

    private static List<RecordedPart> parts(List<RecordingStore.PartRow> rows) {
        return rows.stream().map(RecordingStore.PartRow::part).toList();
    }

    /** Where the manifest of a recording is. */
    public Path manifest(Recording recording) {
        return ManifestJson.file(directory.resolve(recording.directory()), recording.baseName());
    }

    /** See {@link Recordings#media}. */
    public Optional<MediaFile> media(long partId) {
        Optional<RecordedPart> running = open.values().stream()
                .flatMap(recording -> recording.parts().stream())
                .filter(part -> part.id() == partId)
                .findFirst();
        return running.or(() -> store.part(partId)).flatMap(this::file);
    }

    /** Nothing outside the directory and the archives is given out, whatever the database or a link says. */
    private Optional<MediaFile> file(RecordedPart part) {
        try {
            Path file = directory.resolve(part.file()).toRealPath();
            if (!isOurs(file) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String name = file.getFileName().toString();
            String shown = part.open() && name.endsWith(MediaTypes.PART)
                    ? name.substring(0, name.length() - MediaTypes.PART.length())
                    : name;
            return Optional.of(new MediaFile(file, part.mediaType(), shown, part.open()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(Path file) throws IOException {
        if (file.startsWith(directory.toRealPath())) {
            return true;
        }
        for (Path archive : archives.directories()) {
            if (Files.isDirectory(archive) && file.startsWith(archive.toRealPath())) {
                return true;
            }
        }
        return false;
    }
}
