package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Peaks;
import java.io.IOException;

/** What a {@link SegmentWriter} writes. */
public interface SegmentContent {

    /** Where a hash occurs is kept to so many frames: a search counts in four times as many. Tracks begin at multiples of it. */
    int PLACE_FRAMES = 4;

    /** A number of frames, filled up to a multiple of {@link #PLACE_FRAMES}. */
    static int whole(int frames) {
        return Math.ceilDiv(frames, PLACE_FRAMES) * PLACE_FRAMES;
    }

    int tracks();

    ContentId id(int track);

    /** Length of a track in frames, a {@link #whole} one. */
    int frames(int track);

    /** The peaks of a track, their frames counted from its own beginning. */
    Peaks peaks(int track) throws IOException;

    /** Hashes of pairs, from their beginning; frames are those of the timeline on which the tracks lie one after another. */
    PostingSource pairs();

    /** Hashes of triples, in the same way. */
    PostingSource triples();
}
