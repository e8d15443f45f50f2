package io.aircheck.music.search;

/**
 * How what was heard lies on a track: at frame {@code t} of the audio sounds the track's frame {@code beginning + tempo * t}, its
 * frequencies {@code pitch} steps higher than in the track.
 *
 * @param beginning the track's frame where the audio begins; negative where the track begins within it
 * @param tempo frames of the track per frame heard: above 1 it is played faster
 * @param pitch in steps of the logarithmic axis
 * @param hits peaks that lie on the line
 */
record Alignment(int track, double beginning, double tempo, double pitch, int hits) {

    /** Whether two tell the same, but for little. */
    boolean near(Alignment other) {
        return track == other.track && Math.abs(beginning - other.beginning) < 24;
    }

    /** The frame of the audio in which a frame of the track is heard. */
    double heardAt(int trackFrame) {
        return (trackFrame - beginning) / tempo;
    }
}
