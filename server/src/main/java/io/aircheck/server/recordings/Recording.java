package io.aircheck.server.recordings;

import io.aircheck.recorder.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What we have of a broadcast.
 *
 * @param directory relative to {@code recordings/}, with slashes
 * @param baseName the name its files share, without extension
 * @param endedAt null while it runs or waits
 * @param duration of media, over all parts
 * @param bytes over all parts
 * @param units segments, GOPs or blocks written
 * @param endReason why it ended; null while it runs
 * @param message a sentence that explains the end where it needs one
 */
public record Recording(
        long id,
        long broadcastId,
        Phase phase,
        String directory,
        String baseName,
        Instant startedAt,
        @Nullable Instant endedAt,
        Duration duration,
        long bytes,
        long units,
        @Nullable EndReason endReason,
        @Nullable String message) {

    /** Where a recording is in its life. */
    public enum Phase {
        RUNNING,
        /** The stream is gone, but may be back within the time in which drops are joined. */
        WAITING,
        FINISHED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
