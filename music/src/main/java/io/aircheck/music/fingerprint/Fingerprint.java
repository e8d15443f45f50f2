package io.aircheck.music.fingerprint;

/**
 * What is kept of a piece of audio, so that it can be found again.
 *
 * @param frames its length in frames
 * @param peaks what the spectrum stood out with
 * @param pairs hashes of two peaks, 20 bits: what is looked up
 * @param triples hashes of three peaks, 32 bits and few: what is looked up first in large catalogues
 */
public record Fingerprint(int frames, Peaks peaks, Hashes pairs, Hashes triples) {}
