package io.aircheck.media.flv.repair;

import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the groups of all connections on one timeline that begins at 0 and never leaps: where the stream's own timestamps jump
 * (a wrap, an encoder restarted, another server), what follows is moved to where it was expected. Sound and picture are moved
 * together. A track that merely paused while the other went on, or that runs ahead of it, has not jumped.
 *
 * <p>Small steps back are left to {@link Reversals}.
 */
public final class Timeline {

    /** The measure of BililiveRecorder: larger differences between groups are faults of the stream. */
    static final long JUMP_MILLIS = 500;

    /** Within a group a stream of one picture a second must be believed; sound never comes so slowly. */
    static final long LEAP_MILLIS = 2_000;

    /** One frame, where a track has not yet shown its own pace. */
    private static final long USUAL_FRAME_MILLIS = 40;

    private static final class Track {
        long last = -1;
        long frame = USUAL_FRAME_MILLIS;

        long expected() {
            return last + frame;
        }

        void advance(long timestamp) {
            long step = timestamp - last;
            if (last >= 0 && step > 0 && step <= LEAP_MILLIS) {
                frame = step;
            }
            last = timestamp;
        }
    }

    private final Track audio = new Track();
    private final Track video = new Track();
    private long offset;
    private boolean begun;

    /**
     * Gives a group its new timestamps.
     *
     * @return how far the stream's timestamps leapt, one number for each time (negative: back); empty for a sound stream
     */
    public List<Long> place(Gop gop) {
        HeldTags tags = gop.tags();
        List<Long> jumps = new ArrayList<>(0);
        for (int i = 0; i < tags.size(); i++) {
            Track own = tags.isPicture(i) ? video : audio;
            long jump = jumpAt(tags.timestamp(i), own, i == 0 || own == audio ? JUMP_MILLIS : LEAP_MILLIS);
            if (jump != 0) {
                offset -= jump;
                jumps.add(jump);
            }
            long timestamp = Math.max(0, tags.timestamp(i) + offset);
            own.advance(timestamp);
            tags.move(i, timestamp);
        }
        return jumps;
    }

    /** Where the timeline ends now, one frame after the last: milliseconds. */
    public long end() {
        return Math.max(audio.last < 0 ? 0 : audio.expected(), video.last < 0 ? 0 : video.expected());
    }

    private long jumpAt(long streamTimestamp, Track own, long forwardLimit) {
        if (!begun) {
            begun = true;
            offset = -streamTimestamp;
            return 0;
        }
        Track other = own == video ? audio : video;
        long timestamp = streamTimestamp + offset;
        if (own.last < 0) { // the track's first: it belongs near the other
            long distance = timestamp - other.last;
            return Math.abs(distance) > LEAP_MILLIS ? distance : 0;
        }
        long distance = timestamp - own.expected();
        if (distance < -JUMP_MILLIS) {
            // Beside the other track it is in its place: its own last time was wrong, and the clock has not jumped.
            boolean inStep = other.last >= 0 && timestamp >= other.last - JUMP_MILLIS;
            return inStep ? 0 : distance;
        }
        boolean otherWentOn = other.last >= 0 && timestamp <= other.expected() + JUMP_MILLIS;
        return distance > forwardLimit && !otherWentOn ? distance : 0;
    }
}
