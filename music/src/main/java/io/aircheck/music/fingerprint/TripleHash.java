package io.aircheck.music.fingerprint;

import java.util.Arrays;
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

    /** The most prominent peaks that a peak may be paired with, in order of time; of equals the earlier. */
    private static int[] best(Maxima peaks, int first, int most) {
        int[] best = new int[most];
        int size = 0;
        for (int j = first + 1; j < peaks.size() && peaks.frame(j) - peaks.frame(first) <= PairHash.FARTHEST; j++) {
            if (PairHash.inReach(peaks, first, j)) {
                int place = size;
                while (place > 0 && peaks.prominence(best[place - 1]) < peaks.prominence(j)) {
                    place--;
                }
                if (place < most) {
                    size = Math.min(most, size + 1);
                    System.arraycopy(best, place, best, place + 1, size - place - 1);
                    best[place] = j;
                }
            }
        }
        int[] inOrder = Arrays.copyOf(best, size);
        Arrays.sort(inOrder);
        return inOrder;
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
