package io.aircheck.server.watch;

import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.watch.policy.Policy;
import io.aircheck.server.watch.policy.Trouble;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait until a room is checked again.
 *
 * @param interval the longest time between two checks of a room of which nothing is the matter
 * @param jitterPercent by how much the wait is shortened at most, so that sites do not see a clockwork
 * @param queue how long a room may wait for its turn on its host; it is asked so much sooner
 */
record Pacing(Duration interval, int jitterPercent, Duration queue) {

    private static final Duration NEAR_LEAST = Duration.ofSeconds(10);
    private static final int NEAR_TIMES = 3;

    /** The same for a room that is likely to go on air now, if its host has the time. */
    Pacing near() {
        Duration third = interval.dividedBy(NEAR_TIMES);
        Duration near = third.compareTo(NEAR_LEAST) < 0 ? NEAR_LEAST : third;
        boolean hasTime = queue.multipliedBy(2L * NEAR_TIMES).compareTo(interval) <= 0;
        return hasTime && near.compareTo(interval) < 0 ? new Pacing(near, jitterPercent, queue) : this;
    }

    /**
     * After a check.
     *
     * @param reason what the check said, if anything
     * @param failures how many checks in a row, this one included, said nothing about the room
     */
    Duration after(Word word, @Nullable String reason, int failures, RandomGenerator random) {
        Duration wait = Trouble.of(word, reason, failures)
                .map(trouble -> Policy.of(trouble).wait(failures, interval))
                .orElseGet(this::untilTurn);
        double factor = 1 - random.nextDouble() * jitterPercent / 100;
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    private Duration untilTurn() {
        Duration half = interval.dividedBy(2);
        return interval.minus(queue.compareTo(half) < 0 ? queue : half);
    }

    /** After a stream was lost: 5, 10, 20, 40, 60, 60 … seconds, and never slower than usual. */
    Duration quick(int attempt) {
        Duration wait = Policy.of(Trouble.RECORDER).wait(attempt + 1, interval);
        return wait.compareTo(interval) < 0 ? wait : interval;
    }
}
