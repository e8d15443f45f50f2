package io.aircheck.server.rooms;

/** A wish about a room that cannot be met; the message is a sentence for the user. */
public final class RoomRefusedException extends RuntimeException {

    private final Why why;

    public RoomRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What is wrong, for a page that says it in the user's language. */
    public enum Why {
        /** No platform knows the address. */
        UNSUPPORTED,
        /** It is already watched. */
        DUPLICATE,
        /** The quality word means nothing. */
        QUALITY,
        /** No room has this id. */
        UNKNOWN,
        /** It stands in a list file, which only its owner changes. */
        IN_LIST_FILE
    }
}
