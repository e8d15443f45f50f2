package io.aircheck.benchmarks.music;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Music that has the notes and drums of a track without being it: the track backwards, at its own speed and at two others. Good enough to
 * fill a catalogue, since its hashes are as frequent and as unevenly spread as those of the track.
 */
final class OtherMusic {

    private static final double[] SPEEDS = {1, 0.8, 1.2};

    private OtherMusic() {}

    static List<float[]> of(float[] samples) {
        return DoubleStream.of(SPEEDS)
                .mapToObj(speed -> backwards(samples, speed))
                .toList();
    }

    private static float[] backwards(float[] samples, double speed) {
        float[] other = new float[(int) ((samples.length - 1) / speed)];
        for (int i = 0; i < other.length; i++) {
            double place = samples.length - 1 - i * speed;
            int before = (int) place;
            float part = (float) (place - before);
            other[i] = samples[before] * (1 - part) + samples[Math.min(before + 1, samples.length - 1)] * part;
        }
        return other;
    }
}
