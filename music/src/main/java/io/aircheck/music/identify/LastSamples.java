package io.aircheck.music.identify;

import io.aircheck.music.Sample;
import io.aircheck.music.sound.Samples;
import java.time.Duration;

/** Keeps the last seconds of samples that come, however many there are. Belongs to one thread. */
final class LastSamples implements Samples {

    private final int sampleRate;
    private final float[] ring;
    private long count;

    LastSamples(int sampleRate, Duration length) {
        this.sampleRate = sampleRate;
        ring = new float[Math.max(1, Math.toIntExact(length.toMillis() * sampleRate / 1000))];
    }

    @Override
    public void accept(float[] samples, int from, int number) {
        for (int i = 0; i < number; i++) {
            ring[(int) ((count + i) % ring.length)] = samples[from + i];
        }
        count += number;
    }

    Sample sample() {
        int kept = (int) Math.min(count, ring.length);
        float[] pcm = new float[kept];
        for (int i = 0; i < kept; i++) {
            pcm[i] = ring[(int) ((count - kept + i) % ring.length)];
        }
        return new Sample(pcm, sampleRate);
    }
}
