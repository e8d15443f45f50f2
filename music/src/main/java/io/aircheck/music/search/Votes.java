package io.aircheck.music.search;

import java.util.Arrays;

/**
 * Counts hits by where on an index's timeline the heard audio would begin. A cell is 16 frames (0.37 s); a place is judged by two
 * neighbouring cells, so that a change of tempo does not spread a match over too many. One belongs to one thread; it is made once and
 * used again.
 */
final class Votes {

    private static final int CELL_BITS = 4;

    /** @param beginning the frame of the timeline that the audio's beginning falls on, at the middle of the place; may be negative */
    record Place(long beginning, int weight) {}

    /** Frames before and after a place's beginning that still belong to it. */
    static final int SPREAD = 1 << CELL_BITS + 1;

    private int[] cells = new int[0];
    private int used;
    private int lead;

    /**
     * Begins anew.
     *
     * @param timeline its length in frames
     * @param heard the length of the audio in frames
     */
    void clear(long timeline, int heard) {
        lead = (heard >> CELL_BITS) + 2;
        used = Math.toIntExact((timeline >> CELL_BITS) + lead + 2);
        if (cells.length < used) {
            cells = new int[used];
        } else {
            Arrays.fill(cells, 0, used, 0);
        }
    }

    /**
     * Hits of one hash.
     *
     * @param places where it occurs, as unsigned numbers
     * @param count how many of them
     * @param frame when it was heard
     */
    void add(int[] places, int count, int frame, int weight) {
        for (int i = 0; i < count; i++) {
            cells[(int) ((places[i] & 0xffff_ffffL) - frame >> CELL_BITS) + lead] += weight;
        }
    }

    /** The places with the most votes, in no particular order. */
    Place[] best(int most) {
        long[] heap = new long[most];
        int size = 0;
        int least = 0;
        for (int i = 1; i < used; i++) {
            int sum = cells[i - 1] + cells[i];
            if (sum > least) {
                if (size < most) {
                    heap[size++] = (long) sum << 32 | i;
                    if (size < most) {
                        continue;
                    }
                    Arrays.sort(heap);
                } else {
                    // The least one makes room; the rest is moved up to it.
                    long value = (long) sum << 32 | i;
                    int at = Arrays.binarySearch(heap, value);
                    int place = (at < 0 ? -at - 1 : at) - 1;
                    System.arraycopy(heap, 1, heap, 0, place);
                    heap[place] = value;
                }
                least = (int) (heap[0] >> 32);
            }
        }
        Place[] places = new Place[size];
        for (int i = 0; i < size; i++) {
            int cell = (int) heap[i];
            places[i] = new Place((long) (cell - lead) << CELL_BITS, (int) (heap[i] >> 32));
        }
        return places;
    }
}
