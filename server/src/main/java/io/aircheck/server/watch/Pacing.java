package io.aircheck.server.watch;

import io.aircheck.server.rooms.RoomState.Word;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait until a room is checked again.
 *
 * @param interval between two checks of a room of which nothing is the matter
 * @param jitterPercent by how much that varies
 */
record Pacing(Duration interval, int jitterPercent) {

    private static final Duration FIRST_QUICK = Duration.ofSeconds(5);
    private static final Duration SLOWEST_QUICK = Duration.ofSeconds(60);
    private static final Duration SLOWEST_AFTER_FAILURE = Duration.ofMinutes(10);
    private static final Duration SLOWEST_AFTER_REFUSAL = Duration.ofMinutes(30);

    /**
     * After a check.
     *
     * @param failures how many checks in a row, this one included, said nothing about the room
     */
    Duration after(Word word, int failures, RandomGenerator random) {
        Duration wait = switch (word) {
            // A site that refuses wants to be left alone; asking on only prolongs it.
            case BLOCKED -> doubled(interval, failures, SLOWEST_AFTER_REFUSAL);
            case ERROR, NOT_FOUND -> doubled(interval, failures - 1, SLOWEST_AFTER_FAILURE);
            default -> interval;
        };
        double factor = 1 + (random.nextDouble() * 2 - 1) * jitterPercent / 100;
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    /** After a stream was lost: 5, 10, 20, 40, 60, 60 … seconds, and never slower than usual. */
    Duration quick(int attempt) {
        Duration wait = doubled(FIRST_QUICK, attempt, SLOWEST_QUICK);
        return wait.compareTo(interval) < 0 ? wait : interval;
    }

    /** Twice as long for every step, up to a limit, which never makes it shorter than it was. */
    private static Duration doubled(Duration base, int steps, Duration most) {
        Duration wait = base;
        for (int i = 0; i < steps && wait.compareTo(most) < 0; i++) {
            Duration twice = wait.multipliedBy(2);
            wait = twice.compareTo(most) < 0 ? twice : most;
        }
        return wait;
    }
}
