package io.aircheck.music.cloud;

import io.aircheck.music.Identification;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.ClockSkew;
import io.aircheck.music.Identification.Failed;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Quota;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Identification.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a service alone that does not do its work: after each trouble for twice as long, varied by chance, so that many programs
 * do not return at once; without quota until the next day; with a wrong key for good. When the time is over one request tries,
 * the others wait for what comes of it.
 */
final class Breaker {

    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final Duration CLOCK_REST = Duration.ofMinutes(10);
    /** How long a request that tries may take before another one does. */
    private static final Duration TRIAL = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final RandomGenerator random;
    private int troubles;
    private Instant until = Instant.MIN;
    private @Nullable Refused reason;

    Breaker(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Why the service is not to be asked now; null where it may be. */
    synchronized @Nullable Refused closed() {
        Refused because = reason;
        Instant now = clock.instant();
        if (because == null) {
            return null;
        }
        if (now.isBefore(until)) {
            return because;
        }
        until = now.plus(TRIAL);
        return null;
    }

    /** Learns from what the service answered. */
    synchronized void learn(Identification identification) {
        Instant now = clock.instant();
        switch (identification) {
            case Identified _, NoMatch _, Failed _ -> {
                // Failed is about one request: the service answers.
                troubles = 0;
                reason = null;
            }
            case BadKey refused -> rest(refused, Instant.MAX);
            case Quota refused -> rest(refused, nextDay(now));
            case ClockSkew refused -> rest(refused, now.plus(CLOCK_REST));
            case Throttled refused -> rest(refused, now.plus(pause()));
            case Unreachable refused -> rest(refused, now.plus(pause()));
        }
    }

    private void rest(Refused why, Instant end) {
        reason = why;
        until = end;
    }

    private Duration pause() {
        long full = FIRST_REST.toMillis() << Math.min(troubles, 20);
        troubles++;
        long capped = Math.min(full, LONGEST_REST.toMillis());
        return Duration.ofMillis(capped - (long) (capped * 0.5 * random.nextDouble()));
    }

    private static Instant nextDay(Instant now) {
        return now.atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
    }
}
