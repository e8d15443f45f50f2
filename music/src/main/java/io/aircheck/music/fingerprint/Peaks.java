package io.aircheck.music.fingerprint;

/**
 * Spectral peaks in order of time, as parallel arrays.
 *
 * @param frames the frame of each peak, ascending; a frame is {@link Analysis#hop} samples
 * @param steps the frequency of each peak, in steps of a logarithmic axis from {@link Analysis#lowestHertz}; 0-255
 */
public record Peaks(int[] frames, short[] steps) {

    public int size() {
        return frames.length;
    }
}
