package io.aircheck.music.cloud;

import java.time.Duration;
import java.time.InstantSource;

/** Lets requests to a service begin one after another, never more often than it allows. */
public final class Pace {

    /** Waiting, passed in so that tests need none. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration length) throws InterruptedException;
    }

    private final Duration spacing;
    private final InstantSource clock;
    private final Pause pause;
    private long nextTurnMillis;

    /** @param spacing between the beginnings of two requests */
    public Pace(Duration spacing, InstantSource clock, Pause pause) {
        this.spacing = spacing;
        this.clock = clock;
        this.pause = pause;
    }

    /** Waits for its turn. */
    public void await() throws InterruptedException {
        long wait = reserve();
        if (wait > 0) {
            pause.sleep(Duration.ofMillis(wait));
        }
    }

    private synchronized long reserve() {
        long now = clock.millis();
        long turn = Math.max(now, nextTurnMillis);
        nextTurnMillis = turn + spacing.toMillis();
        return turn - now;
    }
}
