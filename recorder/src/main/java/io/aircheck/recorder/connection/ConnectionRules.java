package io.aircheck.recorder.connection;

import java.time.Duration;
import java.util.List;

/**
 * How patient an engine is with a stream that comes over one long connection.
 *
 * @param leastIdle silence after which a connection is given up that was never silent for a third as long; another one is no
 *     loss where a server begins each with what it sent last
 * @param idle silence after which any connection is given up
 * @param answer the longest wait for an answer and its first bytes
 * @param promptAnswer the wait for it after a break at first, where answers came at least three times as fast so far; it doubles
 *     from attempt to attempt
 * @param delays from the beginning of the last attempt to the first one after a break, the second …; the last one repeats
 * @param triesBeforeAsking attempts at one address before the platform is asked for another
 * @param endAfterSilence how long nothing new may come before the recording ends
 */
public record ConnectionRules(
        Duration leastIdle,
        Duration idle,
        Duration answer,
        Duration promptAnswer,
        List<Duration> delays,
        int triesBeforeAsking,
        Duration endAfterSilence) {

    public ConnectionRules {
        delays = List.copyOf(delays);
    }

    /** At once, then soon, since few servers remember more than two seconds, then less and less often; two attempts before asking. */
    public static ConnectionRules usual(Duration endAfterSilence) {
        return new ConnectionRules(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMillis(700),
                List.of(
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(10)),
                2,
                endAfterSilence);
    }

    /** The same for a server whose connections overlap. */
    public ConnectionRules leavingAfter(Duration silence) {
        return new ConnectionRules(silence, idle, answer, promptAnswer, delays, triesBeforeAsking, endAfterSilence);
    }

    /**
     * How long to wait for an answer.
     *
     * @param attempt after a break, from 1
     * @param usual how long the last one took
     */
    Duration answerWithin(int attempt, Duration usual) {
        Duration first = usual.multipliedBy(3).compareTo(promptAnswer) > 0 ? usual.multipliedBy(3) : promptAnswer;
        Duration grown = first.multipliedBy(1L << Math.min(attempt - 1, 10));
        return grown.compareTo(answer) < 0 ? grown : answer;
    }

    Duration delayBefore(int attempt) {
        return delays.get(Math.min(attempt, delays.size() - 1));
    }
}
