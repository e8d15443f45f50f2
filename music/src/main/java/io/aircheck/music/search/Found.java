package io.aircheck.music.search;

/**
 * A track that was heard.
 *
 * @param index the number of its index among those searched
 * @param track its number in that index
 * @param beginningSeconds the place in the track where the audio begins; negative where the track begins within it
 * @param tempo how much faster it was played; 1 is as it was made
 * @param pitch how much higher; 1 is as it was made
 * @param confidence that it is this track, 0 to 1
 * @param features what the confidence was calculated from
 */
public record Found(
        int index,
        int track,
        double beginningSeconds,
        double tempo,
        double pitch,
        double confidence,
        Features features) {}
