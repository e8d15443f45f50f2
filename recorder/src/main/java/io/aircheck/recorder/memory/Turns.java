package io.aircheck.recorder.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a few at a time do what is quick when few do it, and makes nobody wait long: who gets no turn in time goes on without
 * one. So many that begin together come one after the other, with little memory and the processor's caches full of what they
 * need, and many that are slow are as slow as they are.
 */
public final class Turns {

    private final Semaphore free;
    private final long patienceMillis;

    /**
     * @param atOnce who may have a turn at the same time
     * @param patience the longest that is waited for one
     */
    public Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patienceMillis = patience.toMillis();
    }

    /**
     * Waits for a turn.
     *
     * @return whether there was one in time, which must be given back then
     */
    public boolean take() throws InterruptedException {
        return free.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
    }

    public void giveBack() {
        free.release();
    }
}
