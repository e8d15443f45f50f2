package io.aircheck.net.media;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Leaves a slow body alone for a moment, so that more of it comes at one reading: a live stream sends a few frames at a time,
 * and to wake a thread for each costs more than all that is done with them. Nothing is lost by it. The system keeps what comes
 * meanwhile, also of a connection that breaks, and a fast body is never waited for.
 *
 * <p>Those who wait wake together, at full ticks of the clock, so that one stream finds the processor's caches filled by
 * another.
 */
final class Gathering {

    /** Above this nothing is waited for. */
    private static final double FAST_BYTES_PER_NANO = 2e6 / 1e9;

    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);

    /** A body that has just begun is read as it comes: what is wrong with it shows soon. */
    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Over so long a time the body's pace is taken. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final long began;
    private long paceBegan;
    private long bytes;
    private long sinceAwaited;
    private double bytesPerNano;
    private boolean drained;

    /** @param now of {@link System#nanoTime}, like all times here */
    Gathering(long now) {
        began = now;
        paceBegan = now;
    }

    /**
     * Waits before a reading, where that is worth it.
     *
     * @param left bytes that will come at most
     */
    void await(long left, Connection connection) throws IOException {
        if (!isSlow()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(pause(left, connection.kept(), System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // which the reading is broken by
        }
    }

    /** Nothing is left of what has come, and it comes slowly. */
    boolean isSlow() {
        return drained && bytesPerNano > 0 && bytesPerNano < FAST_BYTES_PER_NANO;
    }

    /**
     * Nanoseconds until enough will have come: a quarter of what the system has room for, because some take nothing more once
     * half of that is used, and a server that was held up would look like a slow one. One that may have been is read at once.
     *
     * @param kept what the system keeps, about half of it content
     */
    long pause(long left, int kept, long now) {
        long since = sinceAwaited;
        sinceAwaited = 0;
        if (since > kept * 3L / 16) {
            return 0;
        }
        long pause = (long) Math.min(LONGEST, Math.min(left, kept / 8) / bytesPerNano);
        if (pause < SHORTEST) {
            return 0;
        }
        return pause < TICK ? pause : pause - Math.floorMod(now + pause, TICK);
    }

    /**
     * Some bytes came.
     *
     * @param all whether nothing was left of what had come
     */
    void came(int count, boolean all, long now) {
        drained = all;
        bytes += Math.max(0, count);
        sinceAwaited += Math.max(0, count);
        if (now - paceBegan >= PACE_NANOS) {
            bytesPerNano = now - began < YOUNG_NANOS ? 0 : (double) bytes / (now - paceBegan);
            paceBegan = now;
            bytes = 0;
        }
    }
}
