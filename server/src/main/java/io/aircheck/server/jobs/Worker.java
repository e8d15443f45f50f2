package io.aircheck.server.jobs;

import java.util.function.DoubleConsumer;

/** Does the jobs of a lane. */
@FunctionalInterface
public interface Worker {

    /**
     * Tries a job; an interrupt asks to stop, leaving nothing half done.
     *
     * @param progress told how much is done, from 0 to 1, where that can be known
     */
    Outcome work(Job job, DoubleConsumer progress) throws InterruptedException;
}
