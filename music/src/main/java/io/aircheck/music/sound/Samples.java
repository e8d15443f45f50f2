package io.aircheck.music.sound;

/** Takes samples as they come; the array is only valid until it returns. */
@FunctionalInterface
public interface Samples {

    /**
     * @param samples mono, full scale at 1; those from {@code from} on, {@code count} of them
     */
    void accept(float[] samples, int from, int count);
}
