package io.aircheck.server.events;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands every event to somebody, one after the other, on a thread of its own. */
public final class Listener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int CAPACITY = 10_000;
    private static final Duration TURN = Duration.ofSeconds(1);

    private final String name;
    private final Consumer<Event> to;
    private final Subscription events;
    private final Thread thread;
    private volatile boolean closing;

    /** Listens from now on. */
    public Listener(String name, EventBus bus, Consumer<Event> to) {
        this.name = name;
        this.to = to;
        this.events = bus.subscribe(CAPACITY);
        this.thread = Thread.ofVirtual().name(name).start(this::listen);
    }

    private void listen() {
        try {
            while (!closing) {
                take(TURN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean take(Duration patience) throws InterruptedException {
        Event event = events.poll(patience);
        if (event != null) {
            try {
                to.accept(event);
            } catch (RuntimeException e) {
                LOG.error("{} could not take {}", name, event, e);
            }
        }
        return event != null;
    }

    /** Hands over what still waits, then stops listening. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
            boolean more = true;
            while (more) {
                more = take(Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.close();
    }
}
