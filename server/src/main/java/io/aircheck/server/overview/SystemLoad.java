package io.aircheck.server.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How busy the machine was in the last minutes. It is only measured while somebody looks, and for some minutes after, so that
 * a service which nobody looks at costs nothing for it.
 */
public final class SystemLoad implements AutoCloseable {

    /** How many samples there are at most: ten minutes of them. */
    public static final int MOST = 300;

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_THE_LAST_LOOK = Duration.ofMinutes(10);

    /**
     * The load between two readings.
     *
     * @param processorLoad from 0 to 1
     * @param receivedBitsPerSecond negative where unknown, like what was sent
     */
    public record Sample(
            double processorLoad,
            long memoryUsedBytes,
            long memoryBytes,
            long receivedBitsPerSecond,
            long sentBitsPerSecond) {

        static Sample between(SystemReading before, SystemReading after) {
            SystemReading.Traffic from = before.traffic();
            SystemReading.Traffic to = after.traffic();
            long millis = Math.max(1, Duration.between(before.at(), after.at()).toMillis());
            return new Sample(
                    Math.clamp(after.processorLoad(), 0, 1),
                    after.memoryUsedBytes(),
                    after.memoryBytes(),
                    from == null || to == null ? -1 : rate(from.receivedBytes(), to.receivedBytes(), millis),
                    from == null || to == null ? -1 : rate(from.sentBytes(), to.sentBytes(), millis));
        }

        /** A counter that went back was begun anew, as when a network is plugged in again. */
        private static long rate(long before, long after, long millis) {
            return Math.max(0, after - before) * 8000 / millis;
        }
    }

    private final Supplier<SystemReading> machine;
    private final Clock clock;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Instant lastLook = Instant.MIN;
    private @Nullable SystemReading before;
    private boolean measuring;

    public SystemLoad(Clock clock) {
        this(() -> SystemReading.take(clock), clock);
    }

    SystemLoad(Supplier<SystemReading> machine, Clock clock) {
        this.machine = machine;
        this.clock = clock;
    }

    /** The samples of the last minutes, oldest first; begins to measure if nobody has looked for long. */
    public synchronized List<Sample> recent() {
        lastLook = clock.instant();
        if (!measuring && closed.getCount() > 0) {
            measuring = true;
            before = null;
            samples.clear();
            Thread.ofPlatform().name("system-load").daemon().start(this::run);
        }
        return List.copyOf(samples);
    }

    private void run() {
        try {
            do {
                measure();
            } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS) && isLookedAt());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }

    private synchronized boolean isLookedAt() {
        return clock.instant().isBefore(lastLook.plus(AFTER_THE_LAST_LOOK));
    }

    private synchronized void ended() {
        measuring = false;
    }

    synchronized void measure() {
        SystemReading now = machine.get();
        if (before != null) {
            samples.addLast(Sample.between(before, now));
        }
        while (samples.size() > MOST) {
            samples.removeFirst();
        }
        before = now;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
