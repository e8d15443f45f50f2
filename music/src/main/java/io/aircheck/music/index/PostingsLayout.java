package io.aircheck.music.index;

/**
 * Where in a segment the postings of one kind of hash stand: blocks of codes, then the first number of each block (8 bytes
 * each), where each block begins (4 bytes, from {@code offset}), and for each prefix of a hash the first block that begins
 * with it or a later one (4 bytes each, and one more).
 *
 * @param hashBits width of a hash
 * @param count how many postings there are
 * @param offset of the first block in the file
 * @param codeBytes length of all blocks, with padding
 * @param prefixBits the length of the prefixes
 */
record PostingsLayout(int hashBits, long count, long offset, long codeBytes, int prefixBits) {

    /** Postings in one block: what is decoded, at the most, before the first one that is wanted. */
    static final int BLOCK = 128;

    int blocks() {
        return (int) ((count + BLOCK - 1) / BLOCK);
    }

    /** Postings in a block; the last one may hold fewer. */
    int size(int block) {
        return (int) Math.min(BLOCK, count - (long) block * BLOCK);
    }

    long firsts() {
        return offset + codeBytes;
    }

    long starts() {
        return firsts() + (long) blocks() * Long.BYTES;
    }

    long prefixes() {
        return starts() + (long) blocks() * Integer.BYTES;
    }

    long end() {
        return prefixes() + ((1L << prefixBits) + 1) * Integer.BYTES;
    }

    int prefix(long hash) {
        return (int) (hash >>> hashBits - prefixBits);
    }
}
