package io.aircheck.music.fingerprint;

import java.util.stream.IntStream;

/**
 * Two peaks as 20 bits: the step of the first (8), the distance in steps to the second (7), the distance in time (5). Another pitch
 * changes only the first field, another tempo only the last one, by at most one.
 */
public final class PairHash {

    public static final int BITS = 20;
    /** Frames between two peaks of a pair. */
    public static final int NEAREST = 3;

    public static final int FARTHEST = 40;
    /** Steps between two peaks of a pair, up or down. */
    public static final int WIDEST = 45;

    private static final int TIME_BITS = 5;
    private static final int DISTANCE_BITS = 7;

    /** How much a hash is higher whose first peak is a step higher. */
    public static final int STEP = 1 << DISTANCE_BITS + TIME_BITS;

    private PairHash() {}

    /**
     * @param step of the first peak, 0 to 255 in what is stored
     * @param distance in steps, -{@link #WIDEST} to {@link #WIDEST}
     * @param time see {@link #time}
     */
    public static int of(int step, int distance, int time) {
        return (step << DISTANCE_BITS | distance + WIDEST) << TIME_BITS | time;
    }

    /** The field for a distance in frames: two frames are one. */
    public static int time(int frames) {
        return frames - NEAREST >> 1;
    }

    /** Whether the second peak of a pair may lie there. */
    static boolean inReach(Maxima peaks, int first, int second) {
        return peaks.frame(second) - peaks.frame(first) >= NEAREST
                && Math.abs(peaks.step(second) - peaks.step(first)) <= WIDEST;
    }

    /** Each peak with the next ones in its reach. */
    static Hashes of(Maxima peaks, int fanOut) {
        var frames = IntStream.builder();
        var hashes = IntStream.builder();
        for (int i = 0; i < peaks.size(); i++) {
            int partners = 0;
            for (int j = i + 1; j < peaks.size() && partners < fanOut; j++) {
                if (peaks.frame(j) - peaks.frame(i) > FARTHEST) {
                    break;
                }
                if (inReach(peaks, i, j)) {
                    frames.add(peaks.frame(i));
                    hashes.add(of(
                            Math.clamp(Math.round(peaks.step(i)), 0, 255),
                            Math.round(peaks.step(j) - peaks.step(i)),
                            time(peaks.frame(j) - peaks.frame(i))));
                    partners++;
                }
            }
        }
        return new Hashes(frames.build().toArray(), hashes.build().toArray());
    }
}
