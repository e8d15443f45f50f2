package io.aircheck.net.media;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Breaks what a thread waits for when it takes too long, by closing it. To set it is one write to memory: {@link Alarms}
 * looks at all of them a few times a second, so it may ring that much late.
 */
public final class Alarm {

    private static final long NEVER = Long.MAX_VALUE;
    private static final Closeable NOTHING = () -> {};

    private final Alarms alarms;
    private volatile Closeable target = NOTHING;
    private volatile long due;
    private volatile long limit;
    private volatile boolean rung;

    Alarm(Alarms alarms) {
        this.alarms = alarms;
        this.due = NEVER;
        this.limit = NEVER;
    }

    /** What to close; where it has rung already, at once. */
    public void guard(Closeable what) {
        target = what;
        if (rung) {
            closeTarget();
        }
    }

    /** Whatever is waited for from now on, no later than this. */
    void limit(@Nullable Duration whole) {
        limit = whole == null ? NEVER : after(whole);
        due = limit;
    }

    /** Sets it for what is waited for now. */
    public void within(Duration patience) {
        due = Math.min(limit, after(patience));
    }

    /** What was waited for has come; only a whole limit still holds. */
    public void quiet() {
        due = limit;
    }

    /** @throws SocketTimeoutException if it has rung: what failed, failed because of that */
    public void check(@Nullable IOException cause) throws SocketTimeoutException {
        if (rung) {
            SocketTimeoutException timeout = new SocketTimeoutException("timeout");
            if (cause != null) {
                timeout.initCause(cause);
            }
            throw timeout;
        }
    }

    /** Never rings any more. */
    void remove() {
        alarms.remove(this);
    }

    void look(long nowMillis) {
        if (nowMillis >= due && !rung) {
            rung = true;
            closeTarget();
        }
    }

    private void closeTarget() {
        try {
            target.close();
        } catch (IOException e) {
            // it is of no use any more either way
        }
    }

    private static long after(Duration patience) {
        return Alarms.nowMillis() + Math.min(patience.toMillis(), Integer.MAX_VALUE);
    }
}
