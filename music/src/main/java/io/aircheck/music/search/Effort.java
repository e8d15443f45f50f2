package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Quota;

/**
 * How hard is searched. Nothing here changes what is stored.
 *
 * @param quota which of the heard peaks are looked up: more than are stored of a track, because talk takes its share
 * @param fanOut with how many later peaks each is paired
 * @param pitchSteps how many steps of the axis up and down are tried
 * @param postings how many entries of the index may be touched in one round, the rarest hashes first
 * @param candidates how many places of a round are looked at closely
 * @param tempo the largest change of tempo, as a part of 1
 * @param accept the confidence from which on an answer is given; it says how sure it is
 * @param enough the confidence, as it would be in a catalogue of a few hours, at which no further round is tried
 * @param ambiguous another track is named beside the best where it agrees with so much of what the best agrees with, 0 to 1
 */
public record Effort(
        Quota quota,
        int fanOut,
        int pitchSteps,
        int postings,
        int candidates,
        double tempo,
        double accept,
        double enough,
        double ambiguous) {

    public static final Effort USUAL = new Effort(new Quota(4, 8, 19), 12, 2, 1_500_000, 32, 0.06, 0.35, 0.98, 0.7);

    /** For streams, where what one search misses the next one finds: at a third of the cost. */
    public static final Effort OF_STREAMS = new Effort(new Quota(3, 8, 19), 8, 2, 1_000_000, 24, 0.06, 0.35, 0.97, 0.7);
}
