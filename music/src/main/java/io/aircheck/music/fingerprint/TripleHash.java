package io.aircheck.music.fingerprint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Three peaks as 32 bits: a {@link PairHash} and the distances of a third peak (7 and 5 bits). Much rarer than a pair and lost as soon
 * as one of three peaks is, so few are kept: they answer what is hardly changed, in the largest catalogue, at next to no cost.
 */
public final class TripleHash {

    private TripleHash() {}

    /** Each peak with the two most prominent ones in its reach. */
    static Hashes reference(Maxima peaks) {
        return of(peaks, 2);
    }

    /** Each peak with any two of the three most prominent ones in its reach. */
    public static Hashes query(Maxima peaks) {
        return of(peaks, 3);
    }

    private static Hashes of(Maxima peaks, int partners) {
        var frames = IntStream.builder();
        var hashes = IntStream.builder();
        for (int i = 0; i < peaks.size(); i++) {
            int[] best = best(peaks, i, partners);
            for (int a = 0; a < best.length; a++) {
                for (int b = a + 1; b < best.length; b++) {
                    frames.add(peaks.frame(i));
                    hashes.add(of(peaks, i, best[a], best[b]));
                }
            }
        }
        return new Hashes(frames.build().toArray(), hashes.build().toArray());
    }

    /** The most prominent peaks that a peak may be paired with, in order of time. */
    private static int[] best(Maxima peaks, int first, int most) {
        int end = first + 1;
        while (end < peaks.size() && peaks.frame(end) - peaks.frame(first) <= PairHash.FARTHEST) {
            end++;
        }
        int[] best = IntStream.range(first + 1, end)
                .filter(j -> PairHash.inReach(peaks, first, j))
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -peaks.prominence(j)))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        Arrays.sort(best);
        return best;
    }

    private static int of(Maxima peaks, int first, int second, int third) {
        int pair = PairHash.of(
                Math.clamp(Math.round(peaks.step(first)), 0, 255),
                Math.round(peaks.step(second) - peaks.step(first)),
                PairHash.time(peaks.frame(second) - peaks.frame(first)));
        int distance = Math.round(peaks.step(third) - peaks.step(first)) + PairHash.WIDEST;
        return (pair << 7 | distance) << 5 | PairHash.time(peaks.frame(third) - peaks.frame(first));
    }
}
