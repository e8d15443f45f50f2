package io.aircheck.server;

import java.time.Duration;

/**
 * Gives memory that is no longer used back to the system: a minute after the start, whose leftovers are the most there ever
 * are, and then every few hours. The serial collector looks at the old generation only when that is full, which in a quiet
 * service may take weeks.
 */
final class SpareMemory implements Runnable {

    private static final Duration AFTER_START = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofHours(6);

    /** Goes on until the process ends. */
    static void giveBack() {
        Thread.ofPlatform().daemon().name("memory").start(new SpareMemory());
    }

    @Override
    public void run() {
        try {
            Thread.sleep(AFTER_START);
            while (true) {
                System.gc();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
