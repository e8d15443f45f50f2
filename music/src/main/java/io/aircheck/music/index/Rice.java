package io.aircheck.music.index;

/**
 * Rice's code for numbers that are mostly of one size, as distances are: the number without its last k bits in unary, then
 * those bits. For distances that chance gives it takes within a few hundredths of a bit of what there is to know. A number
 * whose unary part would be longer than {@link #ESCAPE} ones is written plainly after them.
 */
final class Rice {

    static final int ESCAPE = 16;
    /** So that a code fits the 57 bits that can be read at once. */
    static final int MAX_PARAMETER = 40;

    private Rice() {}

    /** The bits that a number takes. */
    private static int bits(long number, int parameter) {
        long quotient = number >>> parameter;
        return Long.compareUnsigned(quotient, ESCAPE) >= 0 ? ESCAPE + Long.SIZE : (int) quotient + 1 + parameter;
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
