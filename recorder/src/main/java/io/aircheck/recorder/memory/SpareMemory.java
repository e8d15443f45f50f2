package io.aircheck.recorder.memory;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives memory of the heap that is no longer used back to the system: a minute after the start, whose leftovers are the most
 * there ever are in a quiet service; when the heap has grown to much more than was in use; and every few hours. The serial
 * collector looks at the old generation only when that has grown to its limit, which may take weeks and gigabytes.
 */
public final class SpareMemory {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration AFTER_START = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofHours(6);

    /** So much more than one and a half of what was in use after the last collection makes another worth its 30 ms and more. */
    private static final long WORTH_COLLECTING = 12L << 20;

    private final LongSupplier heap;
    private final Runnable collector;
    private long kept;
    private Duration due = AFTER_START;
    private Duration age = Duration.ZERO;

    /** @param heap bytes that it takes of the system now */
    SpareMemory(LongSupplier heap, Runnable collector) {
        this.heap = heap;
        this.collector = collector;
        this.kept = heap.getAsLong();
    }

    /** @return what does so until it is interrupted or the process ends */
    public static Thread giveBack() {
        SpareMemory memory = new SpareMemory(Runtime.getRuntime()::totalMemory, System::gc);
        return Thread.ofPlatform().daemon().name("memory").start(() -> {
            try {
                while (true) {
                    Thread.sleep(LOOK_EVERY);
                    memory.look(LOOK_EVERY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the end
            }
        });
    }

    /** @param passed since the last look */
    void look(Duration passed) {
        age = age.plus(passed);
        if (age.compareTo(due) >= 0 || heap.getAsLong() > kept + kept / 2 + WORTH_COLLECTING) {
            collector.run();
            kept = heap.getAsLong();
            due = age.compareTo(AFTER_START) < 0 ? AFTER_START : age.plus(BETWEEN);
        }
    }
}
