package io.aircheck.cli;

import io.aircheck.recorder.RecordingEvent;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Lets recordings begin some at a time. A thousand that begin together want all that their playlists hold at the same moment, from a
 * program that has yet to be compiled; before the last of them has its first segment, that one has left its playlist. Whose
 * first unit is in its file has begun, and makes room for the next. Nobody waits for those whose rooms are slow to answer: each
 * begins at the latest a little after the one before.
 */
final class Starts {

    private final Semaphore free;
    private final Duration betweenStarts;

    /** Thirty-two at once, or as many in a second where they are slow. */
    static Starts usual() {
        return new Starts(32, Duration.ofMillis(31));
    }

    /**
     * Starts of one command.
     *
     * @param atOnce how many may be about to begin
     * @param betweenStarts by how much longer each waits than the one before, at the most
     */
    Starts(int atOnce, Duration betweenStarts) {
        this.free = new Semaphore(atOnce, true);
        this.betweenStarts = betweenStarts;
    }

    /**
     * Waits until one may begin.
     *
     * @param place among all, from 0
     */
    Start await(int place) throws InterruptedException {
        long longest = betweenStarts.multipliedBy(place).toNanos();
        return new Start(free.tryAcquire(longest, TimeUnit.NANOSECONDS));
    }

    /** One that begins, until its first unit is written or it is over. */
    final class Start implements Consumer<RecordingEvent>, AutoCloseable {

        private final AtomicBoolean holdsPlace;

        private Start(boolean holdsPlace) {
            this.holdsPlace = new AtomicBoolean(holdsPlace);
        }

        @Override
        public void accept(RecordingEvent event) {
            if (event instanceof RecordingEvent.UnitWritten) {
                close();
            }
        }

        @Override
        public void close() {
            if (holdsPlace.getAndSet(false)) {
                free.release();
            }
        }
    }
}
