package io.aircheck.server.access;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** A password that was not looked at, for too many were wrong before. */
final class BrakedException extends LockedException {

    private final Duration left;

    BrakedException(Duration left) {
        super("too many wrong passwords; wait " + left.toSeconds() + " s");
        this.left = left;
    }

    Duration left() {
        return left;
    }
}
