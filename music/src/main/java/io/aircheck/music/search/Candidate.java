package io.aircheck.music.search;

/**
 * Where the audio may come from.
 *
 * @param index the number of the index among those searched
 */
record Candidate(int index, Alignment alignment, Evidence evidence) {

    boolean sameTrack(Candidate other) {
        return index == other.index && alignment.track() == other.alignment.track();
    }

    /** Whether an alignment of an index tells nothing that this does not tell better. */
    boolean covers(int number, Alignment other) {
        return index == number && alignment.near(other) && alignment.hits() >= other.hits();
    }
}
