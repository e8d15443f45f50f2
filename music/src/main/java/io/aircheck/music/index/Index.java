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

    /** How often a hash of a pair (20 bits) occurs. */
    int pairs(int hash);

    /**
     * Where a hash of a pair occurs.
     *
     * @param into receives the frames on the timeline, ascending, as unsigned numbers, each off by no more than half of
     *     {@link SegmentContent#PLACE_FRAMES}; at least {@link #pairs} long
     * @return how many
     */
    int pairs(int hash, int[] into);

    /** How often a hash of a triple (32 bits) occurs. */
    int triples(int hash);

    /** Where a hash of a triple occurs, as for pairs. */
    int triples(int hash, int[] into);

    /** The peaks of a track, their frames counted from its own beginning. */
    Peaks peaks(int track);
}
