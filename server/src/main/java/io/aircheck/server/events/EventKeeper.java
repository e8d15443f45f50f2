package io.aircheck.server.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Listens to the bus and keeps what is worth keeping, for as long as is wished. */
public final class EventKeeper implements AutoCloseable {

    private static final int CAPACITY = 20_000;
    private static final int BATCH = 500;
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    private final EventStore store;
    private final Subscription subscription;
    private final Duration kept;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean closing;
    private Instant nextPruning = Instant.MIN;

    public EventKeeper(EventBus bus, EventStore store, Duration kept, Clock clock) {
        this.store = store;
        this.kept = kept;
        this.clock = clock;
        this.subscription = bus.subscribe(CAPACITY);
        this.thread = Thread.ofVirtual().name("event-keeper").start(this::run);
    }

    private void run() {
        try {
            while (!closing) {
                keepSome(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps what waits, or waits for some; returns how much it took. */
    private int keepSome(Duration patience) throws InterruptedException {
        List<StoredEvent> batch = new ArrayList<>();
        int taken = 0;
        Event event = subscription.poll(patience);
        while (event != null) {
            taken++;
            if (EventForm.isKept(event)) {
                batch.add(EventForm.of(event));
            }
            event = taken < BATCH ? subscription.poll(Duration.ZERO) : null;
        }
        if (!batch.isEmpty()) {
            store.keep(batch);
        }
        prune();
        return taken;
    }

    private void prune() {
        Instant now = clock.instant();
        if (now.isAfter(nextPruning)) {
            nextPruning = now.plus(PRUNE_EVERY);
            store.forgetBefore(now.minus(kept));
        }
    }

    /** Keeps what still waits, then stops listening. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
            int taken;
            do {
                taken = keepSome(Duration.ZERO);
            } while (taken > 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        subscription.close();
    }
}
