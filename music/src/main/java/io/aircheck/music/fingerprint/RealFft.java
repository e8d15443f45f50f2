package io.aircheck.music.fingerprint;

/**
 * Fourier transform of real samples of one fixed length: a complex transform of half the length (Stockham's autosort, radix 4,
 * which needs no bit reversal and whose inner loops run over neighbours), then the separation into even and odd samples.
 * Holds its working arrays, so one belongs to one thread.
 */
final class RealFft {

    private final int half;
    private final float[] cos;
    private final float[] sin;
    private final float[] splitCos;
    private final float[] splitSin;
    private float[] re;
    private float[] im;
    private float[] otherRe;
    private float[] otherIm;

    /** @param length of the input: 8, 32, 128, 512, 2048, 8192 … */
    RealFft(int length) {
        if (length < 8 || Integer.bitCount(length) != 1 || Integer.numberOfTrailingZeros(length) % 2 == 0) {
            throw new IllegalArgumentException("the length must be twice a power of four, not " + length);
        }
        half = length / 2;
        cos = new float[half];
        sin = new float[half];
        splitCos = new float[half + 1];
        splitSin = new float[half + 1];
        for (int i = 0; i < half; i++) {
            cos[i] = (float) StrictMath.cos(-2 * Math.PI * i / half);
            sin[i] = (float) StrictMath.sin(-2 * Math.PI * i / half);
        }
        for (int i = 0; i <= half; i++) {
            splitCos[i] = (float) StrictMath.cos(-Math.PI * i / half);
            splitSin[i] = (float) StrictMath.sin(-Math.PI * i / half);
        }
        re = new float[half];
        im = new float[half];
        otherRe = new float[half];
        otherIm = new float[half];
    }

    /**
     * The power of a range of frequencies.
     *
     * @param samples from {@code offset} on as many as the length, each multiplied with its factor of {@code window}
     * @param first the first bin wanted, from 0
     * @param power receives bin {@code first}, {@code first + 1} … until it is full; bins up to half the length exist
     */
    void power(float[] samples, int offset, float[] window, int first, float[] power) {
        for (int i = 0; i < half; i++) {
            re[i] = samples[offset + 2 * i] * window[2 * i];
            im[i] = samples[offset + 2 * i + 1] * window[2 * i + 1];
        }
        transform();
        for (int i = 0; i < power.length; i++) {
            int bin = first + i;
            int mirror = (half - bin) & (half - 1);
            float aRe = re[bin & (half - 1)];
            float aIm = im[bin & (half - 1)];
            float bRe = re[mirror];
            float bIm = -im[mirror];
            float evenRe = aRe + bRe;
            float evenIm = aIm + bIm;
            float oddRe = aIm - bIm;
            float oddIm = bRe - aRe;
            float x = evenRe + splitCos[bin] * oddRe - splitSin[bin] * oddIm;
            float y = evenIm + splitCos[bin] * oddIm + splitSin[bin] * oddRe;
            power[i] = 0.25f * (x * x + y * y);
        }
    }

    private void transform() {
        for (int stride = 1, length = half; length > 1; stride *= 4, length /= 4) {
            pass(length / 4, stride, re, im, otherRe, otherIm);
            float[] swap = re;
            re = otherRe;
            otherRe = swap;
            swap = im;
            im = otherIm;
            otherIm = swap;
        }
    }

    /** One layer of butterflies of four; those that lie {@code stride} apart share their factors. */
    private void pass(int quarter, int stride, float[] xr, float[] xi, float[] yr, float[] yi) {
        int step = stride * quarter;
        for (int p = 0; p < quarter; p++) {
            float w1r = cos[p * stride];
            float w1i = sin[p * stride];
            float w2r = w1r * w1r - w1i * w1i;
            float w2i = 2 * w1r * w1i;
            float w3r = w1r * w2r - w1i * w2i;
            float w3i = w1r * w2i + w1i * w2r;
            int from = stride * p;
            int to = 4 * from;
            for (int q = 0; q < stride; q++) {
                float ar = xr[from + q];
                float ai = xi[from + q];
                float br = xr[from + q + step];
                float bi = xi[from + q + step];
                float cr = xr[from + q + 2 * step];
                float ci = xi[from + q + 2 * step];
                float dr = xr[from + q + 3 * step];
                float di = xi[from + q + 3 * step];
                float sumR = ar + cr;
                float sumI = ai + ci;
                float differenceR = ar - cr;
                float differenceI = ai - ci;
                float crossSumR = br + dr;
                float crossSumI = bi + di;
                float turnedR = di - bi;
                float turnedI = br - dr;
                yr[to + q] = sumR + crossSumR;
                yi[to + q] = sumI + crossSumI;
                float r = differenceR - turnedR;
                float i = differenceI - turnedI;
                yr[to + q + stride] = r * w1r - i * w1i;
                yi[to + q + stride] = r * w1i + i * w1r;
                r = sumR - crossSumR;
                i = sumI - crossSumI;
                yr[to + q + 2 * stride] = r * w2r - i * w2i;
                yi[to + q + 2 * stride] = r * w2i + i * w2r;
                r = differenceR + turnedR;
                i = differenceI + turnedI;
                yr[to + q + 3 * stride] = r * w3r - i * w3i;
                yi[to + q + 3 * stride] = r * w3i + i * w3r;
            }
        }
    }
}
