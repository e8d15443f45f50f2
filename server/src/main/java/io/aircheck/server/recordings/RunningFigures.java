package io.aircheck.server.recordings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a running recording does, at one moment.
 *
 * @param duration of media so far
 * @param bitsPerSecond arriving, over the last ten seconds
 * @param lastUnitAt when the last unit was written; null before the first
 */
public record RunningFigures(
        Duration duration,
        long bytes,
        long bitsPerSecond,
        @Nullable Instant lastUnitAt) {}
