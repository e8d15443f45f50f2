package io.aircheck.recorder.hls;

import io.aircheck.recorder.hls.Change.Standing;
import io.aircheck.recorder.hls.FetchFailure.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a segment that could not be had is asked for again, and when it is given up. */
record Patience(HlsSettings settings) {

    /**
     * However late it is: a segment that broke off or trickled may come whole at the next attempt. Attempts that nobody
     * answered tell nothing of that, so that each kind is counted apart.
     */
    private static final int AT_LEAST = 3;

    private static final int GUESSES = 3;
    private static final int DAMAGED = 4;
    private static final int ENDLESS = 2;

    /**
     * What is known of a failing segment.
     *
     * @param attempts that failed in this way, and in no other, so far
     * @param failing since its first failure
     * @param unlisted since it was seen to have left the playlist, or since the playlist ended; null while it is listed
     * @param siteAway whether the playlist cannot be reached either
     */
    record Failing(
            Kind kind,
            Standing standing,
            int attempts,
            Duration failing,
            @Nullable Duration unlisted,
            boolean siteAway) {}

    /** A server that does not have it yet has it soon; one that broke off is asked again at once, then less and less often. */
    Duration pause(Kind kind, int attempts) {
        Duration first = settings.firstPause();
        return switch (kind) {
            case ABSENT -> growing(first.multipliedBy(2).dividedBy(3), attempts, first.multipliedBy(3));
            case SERVER, UNANSWERED, BROKEN, DAMAGED ->
                attempts == 1 ? Duration.ZERO : growing(first, attempts - 1, settings.longestPause());
            case REFUSED, MEMORY, ENDLESS, UNSUPPORTED -> growing(first, attempts, settings.longestPause());
        };
    }

    boolean isOver(Failing failing, Duration targetDuration) {
        boolean answered = failing.kind() != Kind.UNANSWERED && failing.kind() != Kind.BROKEN;
        if (failing.standing() == Standing.GUESSED && answered) {
            return failing.attempts() >= GUESSES;
        }
        return switch (failing.kind()) {
            case UNSUPPORTED -> true;
            case DAMAGED -> failing.attempts() >= DAMAGED;
            case ENDLESS -> failing.attempts() >= ENDLESS;
            case UNANSWERED -> !failing.siteAway() && isOverdue(failing, targetDuration);
            case ABSENT, REFUSED, SERVER, BROKEN, MEMORY -> isOverdue(failing, targetDuration);
        };
    }

    /** Servers keep a segment for a while after it has left the playlist: three target durations are waited. */
    private boolean isOverdue(Failing failing, Duration targetDuration) {
        boolean denied = failing.kind() == Kind.ABSENT || failing.kind() == Kind.REFUSED;
        boolean mayRecover = !denied && failing.kind() != Kind.MEMORY;
        if (mayRecover && failing.attempts() < AT_LEAST) {
            return false;
        }
        if (failing.unlisted() != null) {
            return failing.unlisted().compareTo(longer(targetDuration.multipliedBy(3), settings.linger())) > 0;
        }
        Duration limit = denied ? settings.keepTrying() : settings.keepTrying().multipliedBy(2);
        return failing.failing().compareTo(limit) > 0;
    }

    /**
     * How long an attempt may take however steadily it trickles: short at first, since the next one is often quick, and
     * longer each time that it broke off, since the line may really be slow.
     */
    Duration deadline(Duration segment, int broken) {
        Duration all = settings.segmentDeadline();
        Duration first = longer(all.dividedBy(8), segment);
        Duration grown = first.multipliedBy(1L << Math.min(broken, 3));
        return grown.compareTo(all) < 0 ? grown : all;
    }

    /**
     * The silence after which an attempt is given up: at first a shorter one, since another connection is often quick. What is
     * only announced may be held back by its server until it is there.
     */
    Duration idle(Standing standing, int attempts) {
        boolean first = attempts == 0 && standing != Standing.PREFETCH;
        return first ? settings.idle().dividedBy(2) : settings.idle();
    }

    /** Whether a site that could not be reached for so long was away, and it was not just a request that broke. */
    boolean wasAway(Duration unreachable) {
        return unreachable.compareTo(settings.longestPause()) >= 0;
    }

    private static Duration growing(Duration first, int attempts, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
