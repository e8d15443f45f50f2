package io.aircheck.recorder;

/** Why a recording ended. */
public enum EndReason {
    /** The stream said so: ENDLIST, the end of a file. */
    STREAM_ENDED,
    /** The platform says offline. */
    OFFLINE,
    /** Nothing came for longer than allowed. */
    SILENCE,
    /** The wanted length was reached. */
    LIMIT_REACHED,
    /** The user, or the program's end. */
    STOPPED,
    /** The platform no longer lets us (login, region, risk control). */
    REFUSED,
    /** The disk is full, read-only or gone. */
    DISK,
    /** The stream cannot be recorded (unknown form, encrypted). */
    UNSUPPORTED,
    /** Something else, told in the summary's message. */
    FAILED
}
