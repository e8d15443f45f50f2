package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Hashes;
import io.aircheck.music.fingerprint.Peaks;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;

/** Fingerprints by chance, as dense as real ones and as unevenly spread; the same for the same seed. */
public final class MadeUpFingerprints {

    private static final double FRAMES_PER_SECOND = 11_025 / 256.0;
    private static final int PEAKS_PER_SECOND = 27;
    private static final int PAIRS_PER_SECOND = 129;
    private static final int TRIPLES_PER_SECOND = 30;

    private MadeUpFingerprints() {}

    public static Fingerprint of(long seed, double seconds) {
        Random random = new Random(seed);
        int frames = (int) (seconds * FRAMES_PER_SECOND);
        int[] peakFrames = frames(random, frames, (int) (seconds * PEAKS_PER_SECOND));
        short[] steps = new short[peakFrames.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (short) random.nextInt(192);
        }
        return new Fingerprint(
                frames,
                new Peaks(peakFrames, steps),
                hashes(random, frames, (int) (seconds * PAIRS_PER_SECOND), () -> pair(random)),
                hashes(
                        random,
                        frames,
                        (int) (seconds * TRIPLES_PER_SECOND),
                        () -> pair(random) << 12 | random.nextInt(4096)));
    }

    /** Low notes, small intervals and short times are the more frequent. */
    private static int pair(Random random) {
        int step = (int) (192 * Math.pow(random.nextDouble(), 1.5));
        int interval = Math.clamp(64 + (int) (random.nextGaussian() * 24), 0, 127);
        int time = (int) (32 * Math.pow(random.nextDouble(), 1.5));
        return step << 12 | interval << 5 | time;
    }

    private static Hashes hashes(Random random, int frames, int count, IntSupplier hash) {
        int[] at = frames(random, frames, count);
        int[] hashes = new int[at.length];
        Arrays.setAll(hashes, _ -> hash.getAsInt());
        return new Hashes(at, hashes);
    }

    private static int[] frames(Random random, int frames, int count) {
        return frames == 0 ? new int[0] : random.ints(count, 0, frames).sorted().toArray();
    }
}
