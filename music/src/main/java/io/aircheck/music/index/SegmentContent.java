package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Peaks;
import java.io.IOException;

/** What a {@link SegmentWriter} writes. */
public interface SegmentContent {

    int tracks();

    ContentId id(int track);

    /** Length of a track in frames. */
    int frames(int track);

    /** The peaks of a track, their frames counted from its own beginning. */
    Peaks peaks(int track) throws IOException;

    /** Hashes of pairs, from their beginning; frames are those of the timeline on which the tracks lie one after another. */
    PostingSource pairs();

    /** Hashes of triples, in the same way. */
    PostingSource triples();
}
