package io.aircheck.platforms.script;

import java.time.Duration;

/**
 * How much a script may use.
 *
 * @param step the longest that it may compute without a pause; what it waits for an answer does not count. Enforced from
 *     outside, since neither a regular expression nor the copying of a text counts as statements
 * @param start the longest that the process may take to be ready
 * @param idle after which the process ends, until a script is to be run again
 * @param heapMegabytes of all scripts that run at a time
 * @param statements of one call
 * @param requests of one call
 * @param call the longest that one call may take, with all answers it waits for
 * @param answerBytes of one answer that it is given
 * @param resultChars of JSON that it may give back
 */
public record ScriptLimits(
        Duration step,
        Duration start,
        Duration idle,
        int heapMegabytes,
        long statements,
        int requests,
        Duration call,
        int answerBytes,
        int resultChars) {

    public static final ScriptLimits USUAL = new ScriptLimits(
            Duration.ofMillis(1500),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            96,
            5_000_000,
            20,
            Duration.ofSeconds(60),
            2 << 20,
            1 << 20);

    /** Of one message between the processes: an answer grows when it is written as JSON. */
    int messageBytes() {
        return Math.max(6 * answerBytes, 4 * resultChars) + (64 << 10);
    }
}
