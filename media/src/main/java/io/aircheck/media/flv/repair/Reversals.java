package io.aircheck.media.flv.repair;

import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;

/**
 * Keeps the timestamps of each track from going back or standing still: a frame that claims to be no later than the one
 * before it is put one millisecond after it. The order of arrival and composition times stay.
 */
public final class Reversals {

    private long lastAudio = -1;
    private long lastVideo = -1;
    private long corrected;

    /** Moves a group's frames where they need it. */
    public void clamp(Gop gop) {
        HeldTags tags = gop.tags();
        for (int i = 0; i < tags.size(); i++) {
            boolean video = tags.isPicture(i);
            long last = video ? lastVideo : lastAudio;
            long timestamp = tags.timestamp(i);
            if (timestamp <= last) {
                timestamp = last + 1;
                corrected++;
                tags.move(i, timestamp);
            }
            if (video) {
                lastVideo = timestamp;
            } else {
                lastAudio = timestamp;
            }
        }
    }

    /** How many frames were moved so far. */
    public long corrected() {
        return corrected;
    }
}
