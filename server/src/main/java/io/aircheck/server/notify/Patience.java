package io.aircheck.server.notify;

import io.aircheck.server.notify.channel.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What to do after an attempt: later attempts wait longer, and the last is the last. */
public final class Patience {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    private Patience() {}

    /**
     * How long to wait before the next attempt.
     *
     * @param retries how many attempts came after the first
     * @return empty where the last was the last
     */
    public static Optional<Duration> pause(int retries) {
        return retries < PAUSES.size() ? Optional.of(PAUSES.get(retries)) : Optional.empty();
    }

    /** The notice after a verdict at a time. */
    static Notice after(Notice notice, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Accepted _ -> notice.now(Notice.State.DELIVERED, now, null);
            case Verdict.Refused refused -> notice.now(Notice.State.GIVEN_UP, now, refused.words());
            case Verdict.Later later
            when notice.attempts() >= PAUSES.size() -> notice.now(Notice.State.GIVEN_UP, now, later.words());
            case Verdict.Later later -> {
                Duration usual = PAUSES.get(notice.attempts());
                Duration asked = later.after();
                Duration pause = asked == null || asked.compareTo(usual) < 0 ? usual : asked;
                yield notice.now(Notice.State.WAITING, now.plus(pause), later.words());
            }
        };
    }
}
