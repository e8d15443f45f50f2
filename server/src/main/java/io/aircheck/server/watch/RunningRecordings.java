package io.aircheck.server.watch;

import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.LibraryQuery;
import io.aircheck.server.recordings.MediaFile;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.recordings.RoomHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The library, with what only the watcher can do: end a recording, and have it go on in a new file. */
public record RunningRecordings(Library library, Watcher watcher) implements Recordings {

    @Override
    public List<RecordingView> running() {
        return library.running();
    }

    @Override
    public List<RecordingView> finished(int limit, @Nullable Long before, @Nullable Long roomId) {
        return library.finished(limit, before, roomId);
    }

    @Override
    public List<LibraryQuery.Hit> search(LibraryQuery query, int limit, @Nullable Long before) {
        return library.search(query, limit, before);
    }

    @Override
    public RoomHistory history(long roomId, Instant from, Instant to) {
        return library.history(roomId, from, to);
    }

    @Override
    public Optional<RecordingView> find(long id) {
        return library.find(id);
    }

    @Override
    public boolean stop(long id) {
        return watcher.stop(id);
    }

    @Override
    public boolean split(long id) {
        return watcher.split(id);
    }

    @Override
    public Optional<MediaFile> media(long partId) {
        return library.media(partId);
    }
}
