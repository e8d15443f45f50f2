package io.aircheck.media.flv.repair;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Gop;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the timestamps of each track from going back or standing still: a frame that claims to be no later than the one
 * before it is put one millisecond after it. The order of arrival and composition times stay.
 */
public final class Reversals {

    private long lastAudio = -1;
    private long lastVideo = -1;
    private long corrected;

    public Gop clamp(Gop gop) {
        List<FlvTag> tags = new ArrayList<>(gop.tags().size());
        for (FlvTag tag : gop.tags()) {
            boolean video = tag.kind() == FlvTag.Kind.VIDEO;
            long last = video ? lastVideo : lastAudio;
            long timestamp = tag.timestamp();
            if (timestamp <= last) {
                timestamp = last + 1;
                corrected++;
            }
            if (video) {
                lastVideo = timestamp;
            } else {
                lastAudio = timestamp;
            }
            tags.add(tag.at(timestamp));
        }
        return gop.withTags(tags);
    }

    /** How many frames were moved so far. */
    public long corrected() {
        return corrected;
    }
}
