package io.aircheck.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing passwords slow: after a few wrong ones whoever guesses has to wait, twice as long each time. It remembers a
 * bounded number of guessers, the latest.
 */
public final class LoginBrake {

    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final int MOST_KEPT = 10_000;

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final int free;
    private final Duration longest;
    private final Map<String, Failures> kept = new LinkedHashMap<>();

    /** For whoever guesses from one address. */
    public LoginBrake(Clock clock) {
        this(clock, FREE, LONGEST);
    }

    /**
     * @param free how many failures cost nothing
     * @param longest the longest wait
     */
    LoginBrake(Clock clock, int free, Duration longest) {
        this.clock = clock;
        this.free = free;
        this.longest = longest;
    }

    /** How long somebody has to wait before a password of theirs is looked at; empty for not at all. */
    public synchronized Optional<Duration> waitOf(String who) {
        Failures failures = kept.get(who);
        if (failures == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), failures.until());
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    public synchronized void failed(String who) {
        Failures before = kept.remove(who);
        int count = before == null ? 1 : before.count() + 1;
        kept.put(who, new Failures(count, clock.instant().plus(pause(count))));
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    public synchronized void succeeded(String who) {
        kept.remove(who);
    }

    private Duration pause(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - free + 1, 20));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
