package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Hashes;
import java.util.Arrays;

/**
 * Hashes to look up, each once and in their order as unsigned numbers, as an {@link io.aircheck.music.index.Lookup} finds them at the
 * least cost, and when each was heard.
 */
final class Wanted {

    private static final int DIGIT_BITS = 11;

    private final int[] hashes;
    private final int[] begins;
    private final int[] frames;

    private Wanted(int[] hashes, int[] begins, int[] frames) {
        this.hashes = hashes;
        this.begins = begins;
        this.frames = frames;
    }

    static Wanted of(Hashes heard) {
        return of(heard.hashes(), heard.frames(), heard.size());
    }

    /** @param size how many of the hashes and of their frames count */
    static Wanted of(int[] hashes, int[] frames, int size) {
        long[] sorted = sorted(hashes, frames, size);
        int[] distinct = new int[size];
        int[] begins = new int[size + 1];
        int[] inOrder = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int hash = (int) (sorted[i] >>> Integer.SIZE);
            inOrder[i] = (int) sorted[i];
            if (count == 0 || hash != distinct[count - 1]) {
                distinct[count] = hash;
                begins[count++] = i;
            }
        }
        begins[count] = size;
        return new Wanted(Arrays.copyOf(distinct, count), Arrays.copyOf(begins, count + 1), inOrder);
    }

    /** A hash and its frame as one number each, in order of the hashes. */
    private static long[] sorted(int[] hashes, int[] frames, int size) {
        long[] sorted = new long[size];
        long[] other = new long[size];
        int all = 0;
        for (int i = 0; i < size; i++) {
            sorted[i] = (long) hashes[i] << Integer.SIZE | frames[i];
            all |= hashes[i];
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(all);
        for (int done = 0; done < bits; done += DIGIT_BITS) {
            DigitSort.sort(sorted, other, size, Integer.SIZE + done, DIGIT_BITS);
            long[] swap = sorted;
            sorted = other;
            other = swap;
        }
        return sorted;
    }

    /** All less a number; only those of which then something from 0 to below a limit is left. None may be below 0 as they are. */
    Wanted lowered(int by, int below) {
        int from = firstNotBelow(by);
        int to = firstNotBelow(by + below);
        int[] lower = new int[to - from];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = hashes[from + i] - by;
        }
        return new Wanted(lower, Arrays.copyOfRange(begins, from, to + 1), frames);
    }

    private int firstNotBelow(int hash) {
        int place = Arrays.binarySearch(hashes, hash);
        return place < 0 ? -place - 1 : place;
    }

    int size() {
        return hashes.length;
    }

    int hash(int i) {
        return hashes[i];
    }

    /** The first of the {@linkplain #frame frames} of a hash. */
    int begin(int i) {
        return begins[i];
    }

    /** Behind the last one. */
    int end(int i) {
        return begins[i + 1];
    }

    int frame(int i) {
        return frames[i];
    }
}
