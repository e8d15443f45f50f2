package io.aircheck.music.search;

import io.aircheck.music.search.Votes.Place;
import java.util.Arrays;

/** Keeps the cells with the highest sums. */
final class Leaders {

    private final long[] lowestFirst;
    private int size;
    private int least;

    Leaders(int most) {
        lowestFirst = new long[most];
    }

    void offer(int sum, int cell) {
        if (sum <= least) {
            return;
        }
        long value = (long) sum << 32 | cell;
        if (size < lowestFirst.length) {
            lowestFirst[size++] = value;
            if (size == lowestFirst.length) {
                Arrays.sort(lowestFirst);
                least = (int) (lowestFirst[0] >> 32);
            }
            return;
        }
        // The least one makes room; those below the new one move down.
        int place = -Arrays.binarySearch(lowestFirst, value) - 2;
        System.arraycopy(lowestFirst, 1, lowestFirst, 0, place);
        lowestFirst[place] = value;
        least = (int) (lowestFirst[0] >> 32);
    }

    /** @param lead which cell begins at the timeline's beginning */
    Place[] places(int lead) {
        Place[] places = new Place[size];
        for (int i = 0; i < size; i++) {
            places[i] =
                    new Place((long) ((int) lowestFirst[i] - lead) << Votes.CELL_BITS, (int) (lowestFirst[i] >> 32));
        }
        return places;
    }
}
