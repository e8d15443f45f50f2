package io.aircheck.server.recordings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a room in a time, also what was deleted since.
 *
 * @param earliest when the first recording of all began; null where there was none
 * @param recordings that went on in this time, oldest first
 * @param files when those files were begun that are still there, within this time
 * @param gaps when something was missing, within this time
 */
public record RoomHistory(@Nullable Instant earliest, List<Entry> recordings, List<Instant> files, List<Instant> gaps) {

    /** Of a room of which nothing was recorded. */
    public static final RoomHistory NONE = new RoomHistory(null, List.of(), List.of(), List.of());

    /**
     * One recording.
     *
     * @param ended null while it goes on
     * @param kept whether it is in the library
     */
    public record Entry(
            long recordingId, Instant began, @Nullable Instant ended, boolean kept) {}

    public RoomHistory {
        recordings = List.copyOf(recordings);
        files = List.copyOf(files);
        gaps = List.copyOf(gaps);
    }
}
