package io.aircheck.net;

import java.time.Duration;

/** Waiting, passed in so that tests need none. */
@FunctionalInterface
interface Pause {

    void sleep(Duration length) throws InterruptedException;
}
