package io.aircheck.server.events;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One listener's queue of events. */
public final class Subscription implements AutoCloseable {

    private final LinkedBlockingDeque<Event> waiting;
    private final Consumer<Subscription> onClose;
    private final AtomicLong dropped = new AtomicLong();

    Subscription(int capacity, Consumer<Subscription> onClose) {
        this.waiting = new LinkedBlockingDeque<>(capacity);
        this.onClose = onClose;
    }

    void offer(Event event) {
        while (!waiting.offerLast(event)) {
            if (waiting.pollFirst() != null) {
                dropped.incrementAndGet();
            }
        }
    }

    /** The next event, waiting for it at most so long; null if none came. */
    public @Nullable Event poll(Duration atMost) throws InterruptedException {
        return waiting.pollFirst(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How many events were lost because this listener was too slow. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
