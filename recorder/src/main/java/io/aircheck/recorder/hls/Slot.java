package io.aircheck.recorder.hls;

import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.hls.Change.Standing;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A segment's place in the line; its fields are guarded by {@link SegmentQueue}'s lock. */
final class Slot {

    enum State {
        WAITING,
        FETCHING,
        READY,
        LOST,
        /** Left out, since it is an advertisement or the playlist says that it is missing. */
        SKIPPED,
        /** Announced, but not part of the stream. */
        DROPPED
    }

    final int epoch;
    Segment segment;
    /** What it is being fetched as, or was: a prefetch line does not tell the key and init section that it will have. */
    Segment fetchedAs;

    Standing standing;
    State state = State.WAITING;
    /** Failed attempts, in whatever way. */
    int attempts;

    private final Map<FetchFailure.Kind, Integer> failures = new EnumMap<>(FetchFailure.Kind.class);
    long firstFailure;
    long notBefore;
    boolean listed = true;
    long unlistedSince;

    @Nullable
    Fetched fetched;

    @Nullable
    FetchFailure failure;

    Slot(Segment segment, int epoch, Standing standing, long now) {
        this.segment = segment;
        this.fetchedAs = segment;
        this.epoch = epoch;
        this.standing = standing;
        this.notBefore = now;
        if (segment.advertisement() || segment.gap()) {
            state = State.SKIPPED;
        }
        if (standing == Standing.GUESSED) {
            listed = false;
            unlistedSince = now;
        }
    }

    /** Whether what was fetched is what the playlist now says of it. */
    boolean isFetchedRightly() {
        return Objects.equals(fetchedAs.key(), segment.key())
                && Objects.equals(fetchedAs.map(), segment.map())
                && Objects.equals(fetchedAs.scrambling(), segment.scrambling());
    }

    /** How many attempts failed in this way. */
    int failures(FetchFailure.Kind kind) {
        return failures.getOrDefault(kind, 0);
    }

    /**
     * An attempt failed: it is given up, or waits for the next one.
     *
     * @param ended since nothing is added to the playlist; null while it may be
     * @param siteAway whether the playlist cannot be reached either
     * @return whether it is given up
     */
    boolean fail(
            FetchFailure what,
            Patience patience,
            Duration targetDuration,
            @Nullable Duration ended,
            boolean siteAway,
            long now) {
        firstFailure = attempts == 0 ? now : firstFailure;
        attempts++;
        failure = what;
        Patience.Failing failing = new Patience.Failing(
                what.kind(),
                standing,
                failures.merge(what.kind(), 1, Integer::sum),
                Duration.ofNanos(now - firstFailure),
                listed ? ended : Duration.ofNanos(now - unlistedSince),
                siteAway);
        boolean over = standing != Standing.PREFETCH && patience.isOver(failing, targetDuration);
        state = over ? State.LOST : State.WAITING;
        notBefore = now + patience.pause(what.kind(), attempts).toNanos();
        return over;
    }

    /** Its site can be reached again: it is asked for at once, and what nobody answered says nothing of it. */
    void siteIsBack(long now) {
        failures.remove(FetchFailure.Kind.UNANSWERED);
        notBefore = now;
    }

    /** It is to be fetched once more, as if for the first time. */
    void beginAgain(long now) {
        state = State.WAITING;
        attempts = 0;
        failures.clear();
        notBefore = now;
    }

    /** What was only announced waits until it is listed: it may turn out to be an advertisement. */
    boolean isDecided() {
        return state == State.DROPPED
                || standing != Standing.PREFETCH && state != State.WAITING && state != State.FETCHING;
    }
}
