package io.aircheck.server.recordings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording that another program made and that stays where it is.
 *
 * @param platform its id
 * @param base the path that its files share, without number and extension
 * @param parts at least one
 */
public record ArchivedRecording(
        String platform, String streamer, @Nullable String title, Path base, Instant startedAt, List<Part> parts) {

    /**
     * One file.
     *
     * @param duration zero where nobody knows
     */
    public record Part(int number, Path file, long bytes, Duration duration, Instant startedAt) {}

    public ArchivedRecording {
        parts = List.copyOf(parts);
    }

    /** The same with what was found out about its parts. */
    public ArchivedRecording withParts(List<Part> known) {
        return new ArchivedRecording(platform, streamer, title, base, startedAt, known);
    }

    Instant endedAt() {
        Part last = parts.getLast();
        return last.startedAt().plus(last.duration());
    }
}
