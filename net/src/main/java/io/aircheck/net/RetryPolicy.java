package io.aircheck.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When and after which pause a request is sent again because no answer came. An answer of any status ends it: what a 503
 * means is for the caller to know. A timeout ends it too, since it has used up the time.
 *
 * @param attempts in all, at least 1
 * @param first pause before the second attempt; each further one is twice as long
 * @param longest pause
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
    public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofMillis(300), Duration.ofSeconds(5));

    public RetryPolicy {
        if (attempts < 1 || first.isNegative() || longest.isNegative()) {
            throw new InvalidSettingException("retries need at least 1 attempt and pauses of at least 0");
        }
    }

    /** Whether a request of this method may go out again after so many failed attempts, the last with this failure. */
    boolean allows(String method, int failedAttempts, IOException failure) {
        return failedAttempts < attempts
                && (method.equals("GET") || method.equals("HEAD"))
                && (failure instanceof ConnectException
                        || failure instanceof NoRouteToHostException
                        || failure instanceof UnknownHostException
                        || failure instanceof EOFException
                        || failure instanceof SocketException);
    }

    /** Grows from attempt to attempt; up to a half of it is left to chance, so that many clients do not return at once. */
    Duration pauseAfter(int failedAttempts, RandomGenerator random) {
        long full = first.toMillis() << Math.min(failedAttempts - 1, 20);
        long capped = Math.min(full, longest.toMillis());
        return Duration.ofMillis(capped - (long) (capped * 0.5 * random.nextDouble()));
    }
}
