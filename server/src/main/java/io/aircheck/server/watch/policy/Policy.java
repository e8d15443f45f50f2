package io.aircheck.server.watch.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a kind of trouble.
 *
 * @param first the wait before the next attempt; null for the interval of the room's checks
 * @param growsAt from which failure in a row on the wait doubles with every further one
 * @param slowest how long the wait becomes; null where it stays as it is
 */
public record Policy(
        Trouble trouble,
        Act act,
        @Nullable Duration first,
        int growsAt,
        @Nullable Duration slowest) {

    /** What is done, beside waiting. */
    public enum Act {
        /** Ask again, over whatever other address, host or network there is. */
        ANOTHER_WAY,
        /** Log it and go on with the next cycle. */
        NEXT_CYCLE,
        /** Leave the site alone for ever longer: asking on prolongs it. */
        LEAVE_ALONE,
        /** Forget the site's cookies and log in anew; if that does not help, ask the user. */
        LOG_IN_ANEW,
        /** Record again; what there is is kept as a part. */
        RECORD_AGAIN,
        /** Finish what runs and begin nothing before there is more room. */
        STOP_RECORDING,
        /** Begin nothing new before there is more room; what runs goes on. */
        BEGIN_NOTHING,
        /** Mark the room as failing and ask rarely. */
        MARK_FAILING,
        /** Tell people, finish all files and end. */
        END
    }

    /** The policy of a kind of trouble. */
    public static Policy of(Trouble trouble) {
        return switch (trouble) {
            case NETWORK -> new Policy(trouble, Act.ANOTHER_WAY, seconds(10), 2, minutes(10));
            case PLATFORM, NO_SUCH_ROOM -> new Policy(trouble, Act.NEXT_CYCLE, null, 2, minutes(10));
            case REFUSED -> new Policy(trouble, Act.LEAVE_ALONE, null, 1, minutes(30));
            case LOGIN -> new Policy(trouble, Act.LOG_IN_ANEW, null, 1, null);
            case RECORDER -> new Policy(trouble, Act.RECORD_AGAIN, seconds(5), 2, seconds(60));
            case DISK -> new Policy(trouble, Act.STOP_RECORDING, seconds(60), 1, null);
            case MEMORY -> new Policy(trouble, Act.BEGIN_NOTHING, null, 1, null);
            case KEEPS_FAILING -> new Policy(trouble, Act.MARK_FAILING, minutes(60), 1, null);
            case FATAL -> new Policy(trouble, Act.END, Duration.ZERO, 1, null);
        };
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /**
     * The wait before the next attempt.
     *
     * @param failures in a row, from 1
     * @param interval of the room's checks
     */
    public Duration wait(int failures, Duration interval) {
        Duration base = first == null || (act == Act.MARK_FAILING && first.compareTo(interval) < 0) ? interval : first;
        if (slowest == null) {
            return base;
        }
        Duration wait = base;
        for (int failure = growsAt; failure <= failures && wait.compareTo(slowest) < 0; failure++) {
            Duration twice = wait.multipliedBy(2);
            wait = twice.compareTo(slowest) < 0 ? twice : slowest;
        }
        return wait;
    }
}
