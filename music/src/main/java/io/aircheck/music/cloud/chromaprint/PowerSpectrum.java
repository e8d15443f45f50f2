package io.aircheck.music.cloud.chromaprint;

/** The power spectrum of frames of one fixed length, by a complex transform of half of it. Used by one thread. */
final class PowerSpectrum {

    private final int half;
    private final double[] window;
    private final double[] cosines;
    private final double[] sines;
    private final int[] reversed;
    private final double[] real;
    private final double[] imaginary;

    /** @param length of a frame, a power of two */
    PowerSpectrum(int length) {
        half = length / 2;
        window = new double[length];
        cosines = new double[half];
        sines = new double[half];
        for (int i = 0; i < length; i++) {
            window[i] = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (length - 1)); // Hamming's
        }
        for (int i = 0; i < half; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / length);
            sines[i] = -Math.sin(2 * Math.PI * i / length);
        }
        reversed = new int[half];
        int bits = Integer.numberOfTrailingZeros(half);
        for (int i = 0; i < half; i++) {
            reversed[i] = Integer.reverse(i) >>> (Integer.SIZE - bits);
        }
        real = new double[half];
        imaginary = new double[half];
    }

    /**
     * @param power receives length / 2 values, from 0 Hz upwards
     */
    void of(float[] samples, int from, double[] power) {
        // Even samples are the real and odd ones the imaginary parts; the two spectra are told apart by symmetry.
        for (int i = 0; i < half; i++) {
            int to = reversed[i];
            real[to] = samples[from + 2 * i] * window[2 * i];
            imaginary[to] = samples[from + 2 * i + 1] * window[2 * i + 1];
        }
        transform();
        for (int k = 0; k < half; k++) {
            int mirror = (half - k) % half;
            double evenReal = (real[k] + real[mirror]) / 2;
            double evenImaginary = (imaginary[k] - imaginary[mirror]) / 2;
            double oddReal = (imaginary[k] + imaginary[mirror]) / 2;
            double oddImaginary = (real[mirror] - real[k]) / 2;
            double re = evenReal + cosines[k] * oddReal - sines[k] * oddImaginary;
            double im = evenImaginary + cosines[k] * oddImaginary + sines[k] * oddReal;
            power[k] = re * re + im * im;
        }
    }

    private void transform() {
        for (int size = 2; size <= half; size *= 2) {
            int step = 2 * half / size; // the tables are for twice as many points
            for (int block = 0; block < half; block += size) {
                for (int i = 0; i < size / 2; i++) {
                    int a = block + i;
                    int b = a + size / 2;
                    double re = real[b] * cosines[i * step] - imaginary[b] * sines[i * step];
                    double im = real[b] * sines[i * step] + imaginary[b] * cosines[i * step];
                    real[b] = real[a] - re;
                    imaginary[b] = imaginary[a] - im;
                    real[a] += re;
                    imaginary[a] += im;
                }
            }
        }
    }
}
