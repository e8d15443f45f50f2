package io.aircheck.music.search;

/**
 * One attempt of a {@link Search}, cheap ones before dear ones.
 *
 * @param triples whether the rare hashes of three peaks are looked up, or those of two
 * @param pitchSteps how many steps up and down are tried
 * @param share of the postings that may be touched
 */
record Round(boolean triples, int pitchSteps, double share) {}
