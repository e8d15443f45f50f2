package io.aircheck.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing passwords slow: after a few wrong ones an address has to wait, twice as long each time. It remembers a
 * bounded number of addresses, the latest.
 */
public final class LoginBrake {

    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final int MOST_ADDRESSES = 10_000;

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>();

    public LoginBrake(Clock clock) {
        this.clock = clock;
    }

    /** How long an address has to wait before a password of it is looked at; empty for not at all. */
    public synchronized Optional<Duration> waitOf(String address) {
        Failures failures = byAddress.get(address);
        if (failures == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), failures.until());
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    synchronized void failed(String address) {
        Failures before = byAddress.remove(address);
        int count = before == null ? 1 : before.count() + 1;
        byAddress.put(address, new Failures(count, clock.instant().plus(pause(count))));
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String address) {
        byAddress.remove(address);
    }

    private static Duration pause(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - FREE + 1, 20));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
