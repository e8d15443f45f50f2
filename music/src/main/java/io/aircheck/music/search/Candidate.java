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
}
