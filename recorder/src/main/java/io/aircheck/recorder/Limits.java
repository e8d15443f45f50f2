package io.aircheck.recorder;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a recording has all it wants; the unit that reaches a limit is its last.
 *
 * @param duration of media; null without limit
 * @param bytes of all parts together; null without limit
 * @param until the moment at which it stops, also where nothing comes; null without limit
 */
public record Limits(
        @Nullable Duration duration,
        @Nullable Long bytes,
        @Nullable Instant until) {

    public static final Limits NONE = new Limits(null, null, null);

    /** Whether so much, at this moment, is all that is wanted. */
    public boolean isReached(Duration recorded, long recordedBytes, Instant now) {
        return (duration != null && recorded.compareTo(duration) >= 0)
                || (bytes != null && recordedBytes >= bytes)
                || (until != null && !now.isBefore(until));
    }
}
