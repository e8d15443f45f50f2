package io.aircheck.music.search;

/**
 * Counts hits by where on an index's timeline the heard audio would begin. A cell is 16 frames (0.37 s); a place is judged by two
 * neighbouring cells, so that a change of tempo does not spread a match over too many. One belongs to one thread; it is made once and
 * used again.
 */
sealed interface Votes permits DenseVotes, SparseVotes {

    int CELL_BITS = 4;

    /** Frames before and after a place's beginning that still belong to it. */
    int SPREAD = 1 << CELL_BITS + 1;

    /**
     * @param beginning the frame of the timeline that the audio's beginning falls on, at the middle of the place; may be negative
     */
    record Place(long beginning, int weight) {}

    /**
     * Begins anew.
     *
     * @param timeline its length in frames
     * @param heard the length of the audio in frames
     */
    void clear(long timeline, int heard);

    /**
     * Hits of one hash.
     *
     * @param places where it occurs, as unsigned numbers
     * @param count how many of them
     * @param frame when it was heard
     * @param weight what each tells, 1 to 255
     */
    void add(int[] places, int count, int frame, int weight);

    /** The places with the most votes, in no particular order. */
    Place[] best(int most);
}
