package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Peaks;

/**
 * Fingerprints of tracks that lie one after another on one timeline of frames, read-only. A catalogue is a few of these.
 * Safe for use by many threads.
 */
public interface Index {

    /** Hash of the {@link io.aircheck.music.fingerprint.Analysis} that its fingerprints were made with. */
    String analysis();

    /** How many tracks lie on the timeline; they are numbered from 0 in the order of their frames. */
    int tracks();

    /** Length of the timeline in frames, at most 2³² - 1. */
    long frames();

    /** Where a track begins on the timeline. */
    long start(int track);

    /** The track that a frame of the timeline belongs to. */
    int trackAt(long frame);

    /** Whether a track is not to be found any more. */
    boolean removed(int track);

    /** For hashes of pairs (20 bits). */
    Lookup pairs();

    /** For hashes of triples (32 bits). */
    Lookup triples();

    /** The peaks of a track, their frames counted from its own beginning. */
    Peaks peaks(int track);
}
