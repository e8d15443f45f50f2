package io.aircheck.music.search;

import java.util.Arrays;

/** A list of hits that is sorted by cell in the end: its cost depends on the hits alone, however long the timeline is. */
final class SparseVotes implements Votes {

    private static final int WEIGHT_BITS = 8;

    private long[] hits = new long[1 << 12];
    private long[] other = new long[0];
    private int size;
    private int lead;
    /** Of a cell, half of its bits. */
    private int digitBits;

    @Override
    public void clear(long timeline, int heard) {
        lead = (heard >> CELL_BITS) + 2;
        size = 0;
        long last = (timeline >> CELL_BITS) + lead;
        digitBits = (Long.SIZE - Long.numberOfLeadingZeros(last) + 1) / 2;
    }

    @Override
    public void add(int[] places, int count, int frame, int weight) {
        if (size + count > hits.length) {
            hits = Arrays.copyOf(hits, Math.max(2 * hits.length, size + count));
        }
        for (int i = 0; i < count; i++) {
            long cell = ((places[i] & 0xffff_ffffL) - frame >> CELL_BITS) + lead;
            hits[size++] = cell << WEIGHT_BITS | weight;
        }
    }

    @Override
    public Place[] best(int most) {
        sort();
        var leaders = new Leaders(most);
        int before = 0;
        int cellBefore = -2;
        for (int i = 0; i < size; ) {
            int cell = (int) (hits[i] >> WEIGHT_BITS);
            int sum = 0;
            for (; i < size && (int) (hits[i] >> WEIGHT_BITS) == cell; i++) {
                sum += (int) hits[i] & (1 << WEIGHT_BITS) - 1;
            }
            if (cellBefore >= 0 && cellBefore + 1 < cell) {
                leaders.offer(before, cellBefore + 1);
            }
            leaders.offer(cellBefore + 1 == cell ? before + sum : sum, cell);
            before = sum;
            cellBefore = cell;
        }
        if (cellBefore >= 0) {
            leaders.offer(before, cellBefore + 1);
        }
        return leaders.places(lead);
    }

    /** By cell, first by the lower half of its bits, then by the upper one. */
    private void sort() {
        if (other.length < hits.length) {
            other = new long[hits.length];
        }
        sort(WEIGHT_BITS);
        sort(WEIGHT_BITS + digitBits);
    }

    private void sort(int shift) {
        DigitSort.sort(hits, other, size, shift, digitBits);
        long[] swap = hits;
        hits = other;
        other = swap;
    }
}
