package io.aircheck.music.fingerprint;

/**
 * Hashes in order of time, as parallel arrays.
 *
 * @param frames the frame of the first peak of each, ascending
 * @param hashes the hash of each
 */
public record Hashes(int[] frames, int[] hashes) {

    public int size() {
        return frames.length;
    }
}
