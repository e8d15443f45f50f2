package io.aircheck.recorder.connection;

import io.aircheck.net.MediaBody;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Closes bodies under their readers when nothing comes for a while, or when they take too long however steadily they
 * trickle, whatever the client's own time-outs are. One thread looks at all of them some times a second: a thread or a
 * timer for each would cost more than reading it.
 */
public final class BodyWatch implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Set<BodyWatch> WATCHED = new HashSet<>();
    private static boolean running;

    private final MediaBody body;
    private volatile Duration idle;
    private final @Nullable Duration whole;
    private final long began = System.nanoTime();
    private volatile long lastBytes = began;
    private volatile boolean busy;
    private volatile @Nullable String givenUp;

    private BodyWatch(MediaBody body, Duration idle, @Nullable Duration whole) {
        this.body = body;
        this.idle = idle;
        this.whole = whole;
    }

    /**
     * Watches a body until this is closed.
     *
     * @param whole for all of it; null for a body without end
     */
    public static BodyWatch over(MediaBody body, Duration idle, @Nullable Duration whole) {
        BodyWatch watch = new BodyWatch(body, idle, whole);
        LOCK.lock();
        try {
            WATCHED.add(watch);
            if (!running) {
                running = true;
                Thread.ofVirtual().name("body watch").start(BodyWatch::lookAtAll);
            }
        } finally {
            LOCK.unlock();
        }
        return watch;
    }

    /** Some bytes came. */
    public void heard() {
        lastBytes = System.nanoTime();
    }

    /** A read begins, which may take so long. */
    void waiting(Duration patience) {
        idle = patience;
        lastBytes = System.nanoTime();
        busy = false;
    }

    /** The reader is busy with what came: it is not the stream that is silent. */
    void busy() {
        busy = true;
    }

    /** Why the body was closed, or null where it was not. */
    public @Nullable String givenUp() {
        return givenUp;
    }

    /** Ends the watch; the body stays as it is. */
    @Override
    public void close() {
        LOCK.lock();
        try {
            WATCHED.remove(this);
        } finally {
            LOCK.unlock();
        }
    }

    private static void lookAtAll() {
        for (List<BodyWatch> present = present(); !present.isEmpty(); present = present()) {
            long now = System.nanoTime();
            present.forEach(watch -> watch.look(now));
            try {
                Thread.sleep(untilNextLook());
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody knows this thread", e);
            }
        }
    }

    /** At full ticks of the clock, when those wake too who load playlists. */
    private static Duration untilNextLook() {
        return LOOK_EVERY.minusNanos(Math.floorMod(System.nanoTime(), LOOK_EVERY.toNanos()));
    }

    /** Ends the thread where there is nothing left to watch. */
    private static List<BodyWatch> present() {
        LOCK.lock();
        try {
            running = !WATCHED.isEmpty();
            return List.copyOf(WATCHED);
        } finally {
            LOCK.unlock();
        }
    }

    private void look(long now) {
        if (givenUp != null) {
            return;
        }
        if (!busy && now - lastBytes >= idle.toNanos()) {
            giveUp("nothing came for " + seconds(idle) + " s");
        } else if (whole != null && now - began >= whole.toNanos()) {
            giveUp("it was not whole after " + seconds(whole) + " s");
        }
    }

    private void giveUp(String reason) {
        givenUp = reason;
        body.close();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
