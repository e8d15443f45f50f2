package io.aircheck.net;

import java.time.Duration;

/**
 * How hard {@link HttpClient#send} may lean on one host. Media, which a host serves for hours by its own choice, is not
 * counted.
 *
 * @param simultaneous requests in flight at once
 * @param spacing between the beginnings of two requests, on average
 * @param jitter the share of the spacing by which it varies at random, 0 to 1, so that requests form no pattern
 */
public record HostLimit(int simultaneous, Duration spacing, double jitter) {

    /** Holds back only what would be an accident: playlists of many recordings may come from one host. */
    public static final HostLimit GENEROUS = new HostLimit(64, Duration.ZERO, 0);

    /** For asking a platform about many rooms without looking like an attack. */
    public static final HostLimit POLITE = new HostLimit(4, Duration.ofMillis(200), 0.5);

    public HostLimit {
        if (simultaneous < 1 || spacing.isNegative() || !(jitter >= 0 && jitter <= 1)) {
            throw new InvalidSettingException("a host limit needs at least 1 request at once, a spacing of at least 0"
                    + " and a jitter from 0 to 1");
        }
    }
}
