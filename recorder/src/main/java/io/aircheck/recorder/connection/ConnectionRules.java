package io.aircheck.recorder.connection;

import java.time.Duration;
import java.util.List;

/**
 * How patient an engine is with a stream that comes over one long connection.
 *
 * @param leastIdle silence after which a connection is given up that was never silent for a third as long; another one is no
 *     loss where a server begins each with what it sent last
 * @param idle silence after which any connection is given up
 * @param answer the longest wait for the head of an answer
 * @param delays before the first attempt after a break, the second …; the last one repeats
 * @param triesBeforeAsking attempts at one address before the platform is asked for another
 * @param endAfterSilence how long nothing new may come before the recording ends
 */
public record ConnectionRules(
        Duration leastIdle,
        Duration idle,
        Duration answer,
        List<Duration> delays,
        int triesBeforeAsking,
        Duration endAfterSilence) {

    public ConnectionRules {
        delays = List.copyOf(delays);
    }

    /** At once, then half a second, growing to 10 s; two attempts before the platform is asked. */
    public static ConnectionRules usual(Duration endAfterSilence) {
        return new ConnectionRules(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                List.of(
                        Duration.ZERO,
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
        return new ConnectionRules(silence, idle, answer, delays, triesBeforeAsking, endAfterSilence);
    }

    Duration delayBefore(int attempt) {
        return delays.get(Math.min(attempt, delays.size() - 1));
    }
}
