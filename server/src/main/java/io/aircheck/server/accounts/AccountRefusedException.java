package io.aircheck.server.accounts;

/** A wish about an account or a key that cannot be met; the message is a sentence for the user. */
public final class AccountRefusedException extends RuntimeException {

    private final Why why;

    public AccountRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What is wrong, for a page that says it in the user's language. */
    public enum Why {
        /** Such a name cannot be. */
        NAME,
        /** Somebody else has the name. */
        TAKEN,
        /** The password is too short. */
        SHORT,
        /** The password is too long. */
        LONG,
        /** The password is the name. */
        GUESSABLE,
        /** The present password is another one. */
        WRONG,
        /** Nobody would be left who may change anything. */
        LAST_OWNER,
        /** There is no such account or key. */
        UNKNOWN
    }
}
