package io.aircheck.server.identify;

import java.time.Duration;

/** A question that is not answered; the message is a sentence for whoever asked. */
public final class IdentificationRefusedException extends RuntimeException {

    /** Why not. */
    public enum Why {
        /** Nothing was asked about. */
        EMPTY,
        /** No platform knows the address, and no room has this name. */
        UNKNOWN,
        /** Several rooms have this name. */
        AMBIGUOUS,
        NO_RECORDING,
        /** Whoever asks has asked too much. */
        TOO_OFTEN,
        /** Too many others have asked. */
        BUSY
    }

    private final Why why;
    private final Duration wait;

    IdentificationRefusedException(Why why, String message) {
        this(why, message, Duration.ZERO);
    }

    /** @param wait after which it may be asked again */
    IdentificationRefusedException(Why why, String message, Duration wait) {
        super(message);
        this.why = why;
        this.wait = wait;
    }

    public Why why() {
        return why;
    }

    /** After which it may be asked again; zero where waiting is of no use. */
    public Duration waiting() {
        return wait;
    }
}
