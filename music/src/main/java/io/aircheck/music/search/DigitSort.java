package io.aircheck.music.search;

/** One step in sorting many numbers digit by digit, from the lowest: faster than comparing them where digits are few. */
final class DigitSort {

    private DigitSort() {}

    /**
     * Sorts numbers by some of their bits; those that are alike there keep their order.
     *
     * @param shift the lowest bit that counts
     * @param bits how many count
     */
    static void sort(long[] from, long[] to, int size, int shift, int bits) {
        int mask = (1 << bits) - 1;
        int[] places = new int[mask + 2];
        for (int i = 0; i < size; i++) {
            places[((int) (from[i] >>> shift) & mask) + 1]++;
        }
        for (int value = 1; value < places.length; value++) {
            places[value] += places[value - 1];
        }
        for (int i = 0; i < size; i++) {
            to[places[(int) (from[i] >>> shift) & mask]++] = from[i];
        }
    }
}
