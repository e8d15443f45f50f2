package io.aircheck.music.index;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Disk work that an interrupt does not break off: it closes the channel that a thread writes to, and it is just how a user
 * ends a long work whose results are to be kept.
 */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** Work that begins from nothing each time it is run. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** Does the work again where an interrupt stopped it; the thread stays interrupted. */
    public static void run(Work work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    work.run();
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
