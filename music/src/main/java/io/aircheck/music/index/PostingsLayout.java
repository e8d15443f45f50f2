package io.aircheck.music.index;

/**
 * Where in a segment the postings of one kind of hash stand: a list for each prefix of a hash, then a directory with an entry for
 * each prefix (8 bytes each, and one more for the end).
 *
 * @param hashBits width of a hash
 * @param count how many postings there are
 * @param offset of the first list in the file
 * @param codeBytes length of all lists, with padding
 * @param prefixBits the length of the prefixes; where it is that of a hash, each hash has a list of its own
 */
record PostingsLayout(int hashBits, long count, long offset, long codeBytes, int prefixBits) {

    /** An entry's lower bits say how many postings its list has, the upper ones where it begins, from {@link #offset}. */
    private static final int SIZE_BITS = 24;

    /** The longest list. */
    static final int LONGEST = (1 << SIZE_BITS) - 1;

    /** A list of more postings than this that is shared by a few hashes has a part for each, which is found without reading the others. */
    private static final int UNPARTED = 16;

    private static final int MOST_PART_BITS = 5;

    static long entry(long start, int size) {
        return start << SIZE_BITS | size;
    }

    static int size(long entry) {
        return (int) entry & LONGEST;
    }

    /** Where in the file the list of an entry begins. */
    long start(long entry) {
        return offset + (entry >>> SIZE_BITS);
    }

    /** Where in the file the entry of a prefix stands. */
    long entryOf(long prefix) {
        return offset + codeBytes + prefix * Long.BYTES;
    }

    /** How many prefixes there are. */
    long lists() {
        return 1L << prefixBits;
    }

    long prefix(long hash) {
        return hash >>> suffixBits();
    }

    /** What is left of a hash without its prefix. */
    long suffix(long hash) {
        return hash & (1L << suffixBits()) - 1;
    }

    /** Whether a list of so many postings has parts. */
    boolean parted(int size) {
        return size > UNPARTED && mayHaveParts();
    }

    /** Whether few enough hashes share a list. */
    boolean mayHaveParts() {
        return suffixBits() > 0 && suffixBits() <= MOST_PART_BITS;
    }

    /** How many parts such a list has. */
    int parts() {
        return 1 << suffixBits();
    }

    int suffixBits() {
        return hashBits - prefixBits;
    }
}
