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

    /** The index of the first peak that is not before a frame; {@link #size} where there is none. */
    public int firstFrom(double frame) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (frames[middle] < frame) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
