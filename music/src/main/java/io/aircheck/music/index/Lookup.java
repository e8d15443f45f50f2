package io.aircheck.music.index;

/**
 * Finds one kind of hash in an index. It remembers what it has read last: hashes that are asked for in their order, as unsigned numbers,
 * cost the least. Belongs to one thread.
 */
public interface Lookup {

    /** How often a hash occurs. */
    int count(int hash);

    /**
     * Where a hash occurs.
     *
     * @param into receives the frames on the timeline, ascending, as unsigned numbers, each off by no more than half of
     *     {@link SegmentContent#PLACE_FRAMES}; at least {@link #count} long
     * @return how many
     */
    int read(int hash, int[] into);
}
