package io.aircheck.server.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands every event to all who listen now. Publishing never blocks, however slow a listener is. */
public final class EventBus {

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    public void publish(Event event) {
        subscriptions.forEach(subscription -> subscription.offer(event));
    }

    /**
     * Listens from now on, until the subscription is closed.
     *
     * @param capacity how many events may wait; beyond it the oldest are dropped and counted
     */
    public Subscription subscribe(int capacity) {
        Subscription subscription = new Subscription(capacity, subscriptions::remove);
        subscriptions.add(subscription);
        return subscription;
    }
}
