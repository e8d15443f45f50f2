package io.aircheck.recorder;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch that is known to be missing.
 *
 * @param at wall clock where it begins
 * @param length of media missing, as well as it is known
 * @param units how many segments or GOPs; 0 where that cannot be known
 * @param detail a sentence in English for the manifest and the log
 */
public record Gap(Instant at, Duration length, long units, Cause cause, String detail) {

    public enum Cause {
        /** The origin no longer had it. */
        GONE,
        /** The origin or the network did not answer. */
        UNREACHABLE,
        /** Advertisements that replaced the programme, left out. */
        ADVERTISEMENT,
        /** Came damaged and was left out. */
        DAMAGED,
        /** We were not running. */
        RECORDER_STOPPED,
        /** Nothing could be written. */
        DISK
    }
}
