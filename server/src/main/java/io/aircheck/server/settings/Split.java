package io.aircheck.server.settings;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a recording goes on in a new file: after so much media or so many bytes, or never.
 *
 * @param duration null where time does not count
 * @param bytes null where size does not count
 */
public record Split(@Nullable Duration duration, @Nullable Long bytes) {

    public static final Split NEVER = new Split(null, null);

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final long SMALLEST = 1_000_000;

    /** Reads {@code off}, {@code 30m} or {@code 2GB}. */
    public static Optional<Split> parse(String text) {
        if (text.equalsIgnoreCase("off") || text.isEmpty()) {
            return Optional.of(NEVER);
        }
        return Amounts.time(text)
                .filter(time -> time.compareTo(SHORTEST) >= 0)
                .map(time -> new Split(time, null))
                .or(() -> Amounts.bytes(text).filter(size -> size >= SMALLEST).map(size -> new Split(null, size)));
    }
}
