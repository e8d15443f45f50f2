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
 * <p>A step back that is smaller is one of the clock where the frames behind it go on from there. Where they return, some
 * frames were stamped wrongly, which is left to {@link Reversals}, and so is what is smaller than a few frames.
 */
public final class Timeline {

    /** The measure of BililiveRecorder: larger differences between groups are faults of the stream. */
    static final long JUMP_MILLIS = 500;

    /** Streams stamp frames less exactly than this. */
    static final long STEP_BACK_MILLIS = 100;

    /** Frames that may be stamped too late one after the other. */
    private static final int LONGEST_SPIKE = 10;

    /** So many frames at the end of a group show that the clock went back. */
    private static final int PERSISTING = 3;

    /** Within a group a stream of one picture a second must be believed; sound never comes so slowly. */
    static final long LEAP_MILLIS = 2_000;

    /** One frame, where a track has not yet shown its own pace. */
    private static final long USUAL_FRAME_MILLIS = 40;

    private static final class Track {
        long last = -1;
        long highest = -1;
        long frame = USUAL_FRAME_MILLIS;
        /** Where it should be now if the frames since it last hurried ahead were stamped too late; -1 where it did not. */
        private long unhurried = -1;

        private long pace;
        private int hurrying;

        long expected() {
            return last + frame;
        }

        void advance(long timestamp) {
            long step = timestamp - last;
            if (last >= 0 && step > frame + STEP_BACK_MILLIS) {
                unhurried = last + 2 * frame;
                pace = frame;
                hurrying = 0;
            } else if (unhurried >= 0) {
                unhurried = hurrying++ < LONGEST_SPIKE ? unhurried + pace : -1;
            }
            if (last >= 0 && step > 0 && step <= LEAP_MILLIS) {
                frame = step;
            }
            last = timestamp;
            highest = Math.max(highest, timestamp);
        }

        void set(Track other) {
            last = other.last;
            highest = other.highest;
            frame = other.frame;
            unhurried = other.unhurried;
            pace = other.pace;
            hurrying = other.hurrying;
        }

        /** Whether a step back only ends a few frames that were stamped too late. */
        boolean wasAhead(long timestamp) {
            return unhurried >= 0 && timestamp >= unhurried - STEP_BACK_MILLIS / 2;
        }
    }

    private final Track audio = new Track();
    private final Track video = new Track();
    private long offset;
    private boolean begun;

    /** Of a connection that goes on with its clock. */
    public List<Long> place(Gop gop) {
        return place(gop, false);
    }

    /**
     * Gives a group its new timestamps.
     *
     * @param newClock whether it is a connection's first, which may count otherwise: also a small difference is none of time then
     * @return how far the stream's timestamps leapt, one number for each time (negative: back); empty for a sound stream
     */
    public List<Long> place(Gop gop, boolean newClock) {
        return place(gop.tags(), newClock, true);
    }

    /** Where a group's last frame would stand if it were {@link #place placed} now; nothing is moved. */
    public long endOf(Gop gop, boolean newClock) {
        Timeline trial = new Timeline();
        trial.audio.set(audio);
        trial.video.set(video);
        trial.offset = offset;
        trial.begun = begun;
        trial.place(gop.tags(), newClock, false);
        return gop.tags().lastTimestamp() + trial.offset;
    }

    private List<Long> place(HeldTags tags, boolean newClock, boolean move) {
        List<Long> jumps = new ArrayList<>(0);
        for (int i = 0; i < tags.size(); i++) {
            Track own = tags.isPicture(i) ? video : audio;
            long usual = newClock && i == 0 ? STEP_BACK_MILLIS : JUMP_MILLIS;
            long jump = jumpAt(tags.timestamp(i), own, i == 0 || own == audio ? usual : LEAP_MILLIS, usual);
            jump = jump == 0 ? stepBackAt(tags, i, own) : jump;
            if (jump != 0) {
                offset -= jump;
                jumps.add(jump);
            }
            long timestamp = Math.max(0, tags.timestamp(i) + offset);
            own.advance(timestamp);
            if (move) {
                tags.move(i, timestamp);
            }
        }
        return jumps;
    }

    /** Where the timeline ends now, one frame after the last: milliseconds. */
    public long end() {
        return Math.max(audio.last < 0 ? 0 : audio.expected(), video.last < 0 ? 0 : video.expected());
    }

    /** @param limit of a difference that is none, but forward */
    private long jumpAt(long streamTimestamp, Track own, long forwardLimit, long limit) {
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
        if (distance < -limit) {
            // Beside the other track it is in its place: its own last time was wrong, and the clock has not jumped.
            boolean inStep = other.last >= 0 && timestamp >= other.last - limit;
            return inStep ? 0 : distance;
        }
        boolean otherWentOn = other.last >= 0 && timestamp <= other.expected() + limit;
        return distance > forwardLimit && !otherWentOn ? distance : 0;
    }

    /** How far the clock goes back with a frame, where it stays there; else 0. */
    private long stepBackAt(HeldTags tags, int from, Track own) {
        long timestamp = tags.timestamp(from) + offset;
        long distance = timestamp - own.expected();
        Track other = own == video ? audio : video;
        boolean inStep = other.last >= 0 && timestamp >= other.highest - STEP_BACK_MILLIS;
        if (own.last < 0 || timestamp > own.last || distance > -STEP_BACK_MILLIS || inStep || own.wasAhead(timestamp)) {
            return 0;
        }
        int behind = 0;
        for (int i = from; i < tags.size(); i++) {
            if (tags.isPicture(i) == (own == video)) {
                long undisturbed = own.expected() + behind * own.frame;
                if (tags.timestamp(i) + offset > own.last) {
                    return tags.timestamp(i) + offset < undisturbed - STEP_BACK_MILLIS / 2 ? distance : 0;
                }
                behind++;
            }
        }
        return behind >= PERSISTING ? distance : 0;
    }
}
