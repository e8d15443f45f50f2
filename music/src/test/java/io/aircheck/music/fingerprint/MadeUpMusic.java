package io.aircheck.music.fingerprint;

import io.aircheck.music.sound.Resampler;
import io.aircheck.testkit.music.Synthesizer;
import io.aircheck.testkit.music.Talk;
import io.aircheck.testkit.music.Track;
import java.util.Arrays;
import java.util.Random;

/** Samples to recognise, and what happens to them on the air. */
public final class MadeUpMusic {

    public static final int RATE = Analysis.USUAL.sampleRate();

    private MadeUpMusic() {}

    /** The first seconds of a track, mono. */
    public static float[] render(Track track, int seconds) {
        short[] stereo = Synthesizer.render(track, RATE, RATE * seconds);
        float[] mono = new float[stereo.length / 2];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 65_536f;
        }
        return mono;
    }

    public static float[] cut(float[] samples, double from, double seconds) {
        return Arrays.copyOfRange(samples, (int) (from * RATE), (int) ((from + seconds) * RATE));
    }

    /** With somebody talking over it. */
    public static float[] underTalk(float[] music, double musicOverTalk, long seed) {
        return mixed(music, Talk.samples(seed, RATE, music.length), musicOverTalk);
    }

    public static float[] noise(int seconds, long seed) {
        var random = new Random(seed);
        float[] noise = new float[RATE * seconds];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian() * 0.1f;
        }
        return noise;
    }

    /** Two sounds at once, the first so many decibels louder than the second. */
    public static float[] mixed(float[] first, float[] second, double decibels) {
        double gain = level(first) / level(second) * Math.pow(10, -decibels / 20);
        float[] sum = new float[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (first[i] + gain * second[i]);
        }
        return sum;
    }

    /** As from a tape that runs faster by a factor, between 0.5 and 2. */
    public static float[] faster(float[] samples, double factor) {
        // What comes at a thousand times the factor is played at a thousand, or twice that where it is slowed down.
        int from = (int) Math.round(8_000 * factor);
        float[] source = samples;
        int to = 8_000;
        if (from < to) {
            source = doubled(samples);
            from *= 2;
        }
        float[] result = new float[(int) ((long) source.length * to / from)];
        int[] size = {0};
        var resampler = new Resampler(from, to, (portion, first, count) -> {
            int now = Math.min(count, result.length - size[0]);
            System.arraycopy(portion, first, result, size[0], now);
            size[0] += now;
        });
        resampler.accept(source, 0, source.length);
        resampler.finish();
        return result;
    }

    /** Twice as many samples, those between by the sinc of the neighbours. */
    private static float[] doubled(float[] samples) {
        float[] twice = new float[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            twice[2 * i] = samples[i];
            double sum = 0;
            for (int k = -16; k < 16; k++) {
                int at = i + k + 1;
                if (at >= 0 && at < samples.length) {
                    double distance = Math.PI * (k + 0.5);
                    sum += samples[at] * Math.sin(distance) / distance * Math.cos(distance / 34);
                }
            }
            twice[2 * i + 1] = (float) sum;
        }
        return twice;
    }

    private static double level(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }
}
