package io.aircheck.recorder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recording came to.
 *
 * @param parts in order, empty where nothing was recorded
 * @param units segments, GOPs or blocks written
 * @param manifest null where nothing was recorded
 * @param message a sentence that explains {@code reason} where it needs one
 */
public record RecordingSummary(
        List<Part> parts,
        List<Gap> gaps,
        long units,
        long bytes,
        Duration duration,
        EndReason reason,
        @Nullable String message,
        @Nullable Path manifest) {

    public RecordingSummary {
        parts = List.copyOf(parts);
        gaps = List.copyOf(gaps);
    }
}
