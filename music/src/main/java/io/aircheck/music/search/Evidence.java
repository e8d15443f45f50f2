package io.aircheck.music.search;

/**
 * How well what was heard agrees with a track where it is laid over it.
 *
 * @param peaks how many peaks of the track should be heard
 * @param matched how many of them are
 * @param expected how many would be by chance, with this much sound at these frequencies and these moments
 * @param surplus how far {@code matched} is above that, in standard deviations of chance
 * @param bands in how many of the five bands of frequency it is clearly above chance
 * @param fullest how much more of the peaks than by chance are heard where most of them are: a recording is complete wherever nothing
 *     hides it, another one of the same notes, or of the same drums, is so hardly anywhere
 */
record Evidence(int peaks, int matched, double expected, double surplus, int bands, double fullest) {

    /** The part of the peaks that is heard for other reasons than chance; 1 at best. */
    double agreement() {
        return peaks == 0 ? 0 : (matched - expected) / Math.max(1, peaks - expected);
    }
}
