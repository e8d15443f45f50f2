package io.aircheck.server.migrate;

/** The old installation or the new home cannot be used; the message says why. */
public final class MigrationException extends Exception {

    /** What stands in the way. */
    public enum Why {
        /** There is no {@code config.ini} and no {@code URL_config.ini}. */
        NOTHING_THERE,
        /** A file of the old installation cannot be read. */
        UNREADABLE,
        /** A service uses the home. */
        HOME_IN_USE,
        /** The home cannot be written. */
        DISK
    }

    private final Why why;

    MigrationException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
