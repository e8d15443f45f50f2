package io.aircheck.recorder.hls;

import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.hls.Change.Standing;
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
    Standing standing;
    State state = State.WAITING;
    int attempts;
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

    /** What was only announced waits until it is listed: it may turn out to be an advertisement. */
    boolean isDecided() {
        return state == State.DROPPED
                || standing != Standing.PREFETCH && state != State.WAITING && state != State.FETCHING;
    }
}
