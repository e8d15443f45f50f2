package io.aircheck.server.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to the bus and keeps and logs what is worth it, for as long as is wished. */
public final class EventKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventKeeper.class);
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
                StoredEvent form = EventForm.of(event);
                LOG.info("{} {}", form.kind(), form.parameters());
                batch.add(form);
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
