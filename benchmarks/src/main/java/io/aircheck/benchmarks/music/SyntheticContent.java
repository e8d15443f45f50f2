package io.aircheck.benchmarks.music;

import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.PostingSource;
import io.aircheck.music.index.SegmentContent;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Tracks of four minutes whose hashes are drawn by chance, as many a second as music has and as unevenly spread: what a large
 * catalogue costs, without the weeks of music. Peaks and hashes do not belong together.
 *
 * @param seed of its chances
 * @param first number of the first track
 */
record SyntheticContent(long seed, int first, int tracks) implements SegmentContent {

    static final int SECONDS = 240;
    static final double FRAMES_PER_SECOND = 11_025 / 256.0;
    static final int FRAMES = SegmentContent.whole((int) (SECONDS * FRAMES_PER_SECOND));

    private static final double PAIRS_PER_SECOND = 133;
    private static final double TRIPLES_PER_SECOND = 27;
    /** How often a hash that a track has occurs in it, on average: music repeats itself. */
    private static final double PAIR_REPEATS = 1.88;

    private static final double TRIPLE_REPEATS = 1.11;
    private static final int PEAKS_PER_SECOND = 27;
    private static final int STEPS = 192;
    private static final int INTERVALS = 128;
    private static final int TIMES = 32;
    private static final int THIRDS = 1 << 12;

    @Override
    public ContentId id(int track) {
        return new ContentId(seed, first + track);
    }

    @Override
    public int frames(int track) {
        return FRAMES;
    }

    @Override
    public Peaks peaks(int track) {
        var random = new SplittableRandom(seed + first + track);
        int[] frames = random.ints((long) SECONDS * PEAKS_PER_SECOND, 0, FRAMES).toArray();
        Arrays.sort(frames);
        short[] steps = new short[frames.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (short) random.nextInt(STEPS);
        }
        return new Peaks(frames, steps);
    }

    @Override
    public PostingSource pairs() {
        return new Drawn(PAIRS_PER_SECOND, PAIR_REPEATS, 1);
    }

    @Override
    public PostingSource triples() {
        return new Drawn(TRIPLES_PER_SECOND, TRIPLE_REPEATS, THIRDS);
    }

    /** How much likelier than the average a pair is: low notes, small intervals and short times are. */
    private static double weight(int pair) {
        double step = (pair >> 12) + 0.5;
        int interval = pair >> 5 & INTERVALS - 1;
        double time = (pair & TIMES - 1) + 0.5;
        if (step > STEPS) {
            return 0;
        }
        double byStep = 256.0 / STEPS * Math.cbrt(STEPS / step) * 2 / 3;
        double byInterval =
                Math.exp(-Math.pow((interval - 64) / 24.0, 2) / 2) * INTERVALS / (24 * Math.sqrt(2 * Math.PI));
        double byTime = Math.cbrt(TIMES / time) * 2 / 3;
        return byStep * byInterval * byTime;
    }

    /** Draws for each pair how often it occurs, and where; with a third peak each occurrence gets one of several hashes. */
    private final class Drawn implements PostingSource {

        private final SplittableRandom random = new SplittableRandom(seed);
        private final double mean;
        private final double again;
        private final int thirds;
        private int pair = -1;
        private long[] occurrences = new long[0];
        private int count;
        private int at = -1;

        Drawn(double perSecond, double repeats, int thirds) {
            this.again = 1 - 1 / repeats;
            this.mean = perSecond * SECONDS * tracks / (1 << 20);
            this.thirds = thirds;
        }

        @Override
        public boolean next() {
            at++;
            while (at == count) {
                if (++pair == 1 << 20) {
                    return false;
                }
                draw();
                at = 0;
            }
            return true;
        }

        private void draw() {
            double wanted = mean * weight(pair);
            count = (int) wanted + (random.nextDouble() < wanted - Math.floor(wanted) ? 1 : 0);
            if (count > occurrences.length) {
                occurrences = new long[count + count / 2];
            }
            for (int drawn = 0; drawn < count; ) {
                long hash = (long) random.nextInt(thirds) << 32;
                long start = (long) random.nextInt(tracks) * FRAMES;
                do {
                    occurrences[drawn++] = hash | start + random.nextInt(FRAMES);
                } while (drawn < count && random.nextDouble() < again);
            }
            Arrays.sort(occurrences, 0, count);
        }

        @Override
        public int hash() {
            return pair * thirds | (int) (occurrences[at] >>> 32);
        }

        @Override
        public long frame() {
            return occurrences[at] & 0xFFFF_FFFFL;
        }
    }
}
