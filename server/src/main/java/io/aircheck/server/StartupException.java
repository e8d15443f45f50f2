package io.aircheck.server;

/** The service cannot start; the message is a sentence for the user. */
public final class StartupException extends RuntimeException {

    /** Wrong settings, a port or a home that is taken. */
    static final int CONFIGURATION = 2;
    /** The disk does not do what is asked of it. */
    static final int DISK = 6;

    private final int exitCode;

    StartupException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    StartupException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What the program ends with: 2 for configuration, 6 for the disk. */
    public int exitCode() {
        return exitCode;
    }
}
