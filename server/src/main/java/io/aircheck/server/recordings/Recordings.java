package io.aircheck.server.recordings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The library: what pages and API may ask of it. */
public interface Recordings {

    /** Those that run or wait for their stream to come back, oldest first. */
    List<RecordingView> running();

    /**
     * The finished ones, newest first.
     *
     * @param before only recordings with a smaller id; null for the newest
     * @param roomId only this room's; null for all
     */
    List<RecordingView> finished(int limit, @Nullable Long before, @Nullable Long roomId);

    /**
     * The finished ones that somebody looks for, newest first.
     *
     * @param before only recordings with a smaller id; null for the newest
     */
    List<LibraryQuery.Hit> search(LibraryQuery query, int limit, @Nullable Long before);

    /**
     * What was recorded of a room.
     *
     * @param from the first moment
     * @param to the first moment after it
     */
    RoomHistory history(long roomId, Instant from, Instant to);

    Optional<RecordingView> find(long id);

    /**
     * Ends a running recording; its files are finished in the background. The room is not recorded again before it was off.
     *
     * @return false if none with this id runs
     */
    boolean stop(long id);

    /**
     * Has a running recording go on in a new file, from the next key frame on; nothing is missing between the two.
     *
     * @return false if none with this id runs
     */
    boolean split(long id);

    /** The file of a part; empty if there is no such part, or its file is gone or leads out of {@code recordings/}. */
    Optional<MediaFile> media(long partId);
}
