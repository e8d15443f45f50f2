package io.aircheck.media.flv.repair;

import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.CRC32C;

/**
 * Remembers the sound that was written last. A connection that goes on where the last group ended may begin with some sound
 * that belongs before its key frame: what of it was not written yet is part of the recording.
 */
public final class SoundTail {

    /** Some 400 ms of AAC. */
    private static final int REMEMBERED = 16;

    /** What is older than this is not from right before the key frame. */
    private static final long LONGEST_MILLIS = Timeline.STEP_BACK_MILLIS;

    private final Deque<Long> checksums = new ArrayDeque<>();

    /** A group is about to be written. */
    public void written(Gop gop) {
        HeldTags tags = gop.tags();
        Deque<Long> newest = new ArrayDeque<>();
        for (int i = tags.size() - 1; i >= 0 && newest.size() < REMEMBERED; i--) {
            if (!tags.isPicture(i)) {
                newest.addFirst(checksum(tags, i));
            }
        }
        checksums.addAll(newest);
        while (checksums.size() > REMEMBERED) {
            checksums.removeFirst();
        }
    }

    /** The group that is to be written next, with what was not written yet of the sound before it. */
    public Gop complete(Gop gop) {
        HeldTags before = gop.soundBefore();
        if (before == null || checksums.isEmpty()) {
            return gop;
        }
        int from = before.size();
        while (from > 0 && isRightBefore(gop, before, from - 1) && !checksums.contains(checksum(before, from - 1))) {
            from--;
        }
        return from == before.size() ? gop : gop.withSoundBefore(from);
    }

    private static boolean isRightBefore(Gop gop, HeldTags before, int index) {
        return Math.abs(gop.tags().firstTimestamp() - before.timestamp(index)) <= LONGEST_MILLIS;
    }

    private static long checksum(HeldTags tags, int index) {
        CRC32C checksum = new CRC32C();
        tags.addTo(checksum, index);
        return checksum.getValue();
    }
}
