package io.aircheck.testkit.origin;

import java.time.Duration;

/**
 * When a channel is on air. Each time it comes on, its broadcast begins anew; while it is off, its addresses answer 404.
 *
 * @param on how long a broadcast lasts; zero for ever
 * @param off how long the break after it
 */
public record Schedule(Duration on, Duration off) {

    public static final Schedule ALWAYS = new Schedule(Duration.ZERO, Duration.ZERO);

    public Schedule {
        if (on.isNegative() || off.isNegative() || on.isZero() != off.isZero()) {
            throw new IllegalArgumentException("on and off are both positive, or both zero");
        }
    }

    /** Which broadcast of the channel it is, from 0, or -1 in a break. */
    long broadcast(long millisSinceStart) {
        if (on.isZero()) {
            return 0;
        }
        long round = on.plus(off).toMillis();
        return millisSinceStart % round < on.toMillis() ? millisSinceStart / round : -1;
    }

    /** When a broadcast began, in milliseconds since the channel's start. */
    long beginMillis(long broadcast) {
        return broadcast * on.plus(off).toMillis();
    }
}
