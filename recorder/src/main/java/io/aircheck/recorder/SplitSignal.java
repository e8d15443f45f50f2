package io.aircheck.recorder;

import java.util.concurrent.atomic.AtomicBoolean;

/** By which somebody asks a running recording for a new part. Safe for use by many threads. */
public final class SplitSignal {

    private final AtomicBoolean given = new AtomicBoolean();

    /** Asks for a new part at the next key frame; asking again before that changes nothing. */
    public void give() {
        given.set(true);
    }

    /** Whether it was given and not yet heeded. */
    public boolean isGiven() {
        return given.get();
    }

    /** Says that a new part begins. */
    public void heed() {
        given.set(false);
    }
}
