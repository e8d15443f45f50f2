package io.aircheck.music.fingerprint;

import java.util.function.Consumer;

/** Samples to spectra, one each {@link Analysis#hop}, in whatever portions the samples come. Belongs to one thread. */
final class Spectra {

    private final Analysis analysis;
    private final Axis axis;
    private final Consumer<int[]> spectra;
    private final RealFft fft;
    private final float[] window;
    private final float[] samples;
    private final float[] power;
    private final int[] levels;
    private int filled;
    private int frames;

    /**
     * @param spectra is given the powers of {@link Axis#bins} places as the bits of floats, which are in the order of the powers,
     *     near their logarithm ({@code level >> 23} is the octave) and quick to compare; only valid until it returns
     */
    Spectra(Analysis analysis, Axis axis, Consumer<int[]> spectra) {
        this.analysis = analysis;
        this.axis = axis;
        this.spectra = spectra;
        fft = new RealFft(analysis.window());
        window = new float[analysis.window()];
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 0.5) / window.length));
        }
        samples = new float[16 * analysis.window()];
        power = new float[axis.bins()];
        levels = new int[axis.bins()];
    }

    void accept(float[] portion, int from, int count) {
        for (int done = 0; done < count; ) {
            int now = Math.min(count - done, samples.length - filled);
            System.arraycopy(portion, from + done, samples, filled, now);
            filled += now;
            done += now;
            if (filled == samples.length) {
                emit();
            }
        }
    }

    /** The spectra that are still due, and how many there were in all. */
    int finish() {
        emit();
        return frames;
    }

    private void emit() {
        int at = 0;
        for (; at + analysis.window() <= filled; at += analysis.hop(), frames++) {
            fft.power(samples, at, window, axis.firstBin(), power);
            for (int i = 0; i < levels.length; i++) {
                // Below this floor, some -110 dB, lies nothing that was meant to be heard.
                levels[i] = Float.floatToRawIntBits(power[i] + 1e-5f);
            }
            spectra.accept(levels);
        }
        System.arraycopy(samples, at, samples, 0, filled - at);
        filled -= at;
    }
}
