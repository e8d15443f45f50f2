package io.aircheck.testkit.music;

import java.util.Random;

/**
 * Something like a person talking: pulses of a gliding voice through three resonances that move from vowel to vowel, hisses between
 * syllables, pauses between phrases. Means nothing in any language.
 */
public final class Talk {

    /** The resonances of some vowels, in hertz. */
    private static final int[][] VOWELS = {
        {730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}, {570, 840, 2410}, {660, 1720, 2410}
    };

    private static final double[] STRENGTHS = {1, 0.5, 0.25};
    private static final int BANDWIDTH = 90;

    private final Random random;
    private final int sampleRate;
    private final float[] samples;
    private final double[] resonance = {500, 1500, 2500};
    private final double[][] memory = new double[3][2];
    private double phase;

    private Talk(long seed, int sampleRate, int count) {
        random = new Random(seed);
        this.sampleRate = sampleRate;
        samples = new float[count];
    }

    /**
     * Mono samples, the loudest at 1.
     *
     * @param seed another one says something else with another voice
     */
    public static float[] samples(long seed, int sampleRate, int count) {
        var talk = new Talk(seed, sampleRate, count);
        double voice = 90 + 130 * talk.random.nextDouble();
        for (int at = 0; at < count; ) {
            int syllables = 3 + talk.random.nextInt(8);
            for (int i = 0; i < syllables && at < count; i++) {
                at = talk.syllable(at, voice * (1.15 - 0.3 * i / syllables));
            }
            at += (int) (sampleRate * (0.1 + 0.4 * talk.random.nextDouble()));
        }
        talk.normalise();
        return talk.samples;
    }

    private int syllable(int at, double pitch) {
        int hiss = (int) (sampleRate * 0.06 * random.nextDouble());
        double before = 0;
        for (int i = 0; i < hiss && at < samples.length; i++, at++) {
            double noise = random.nextDouble() - 0.5;
            samples[at] = (float) (0.06 * (noise - before));
            before = noise;
        }
        int[] vowel = VOWELS[random.nextInt(VOWELS.length)];
        int length = (int) (sampleRate * (0.1 + 0.12 * random.nextDouble()));
        double glide = 0.9 + 0.25 * random.nextDouble();
        for (int i = 0; i < length && at < samples.length; i++, at++) {
            double part = (double) i / length;
            phase += pitch * (1 + (glide - 1) * part) / sampleRate;
            double pulse = 0;
            if (phase >= 1) {
                phase -= 1;
                pulse = 1;
            }
            samples[at] += (float) (StrictMath.sin(Math.PI * part) * voiced(pulse, vowel));
        }
        return at;
    }

    /** A pulse through the three resonances, each on its way to the vowel's. */
    private double voiced(double pulse, int[] vowel) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            resonance[i] += (vowel[i] - resonance[i]) * 40 / sampleRate;
            double radius = StrictMath.exp(-Math.PI * BANDWIDTH / sampleRate);
            double angle = 2 * Math.PI * resonance[i] / sampleRate;
            double value = pulse + 2 * radius * StrictMath.cos(angle) * memory[i][0] - radius * radius * memory[i][1];
            memory[i][1] = memory[i][0];
            memory[i][0] = value;
            sum += STRENGTHS[i] * value;
        }
        return sum;
    }

    private void normalise() {
        float peak = 1e-9f;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] /= peak;
        }
    }
}
