package io.aircheck.music.index;

import org.jspecify.annotations.Nullable;

/** Postings of one kind of hash in a segment, as a {@link PostingsWriter} wrote them. */
final class Postings {

    private final Pages pages;
    private final PostingsLayout layout;
    private final long frames;
    private final int blocks;

    /**
     * @param frames length of the timeline
     * @throws DamagedException if the layout points outside of the pages; nothing else is read yet
     */
    Postings(Pages pages, PostingsLayout layout, long frames) {
        this.pages = pages;
        this.layout = layout;
        this.frames = frames;
        this.blocks = layout.blocks();
    }

    /**
     * Where a hash occurs.
     *
     * @param into receives the frames; null only to count them
     * @return how many
     */
    int read(int hash, int @Nullable [] into) throws DamagedException {
        long key = Integer.toUnsignedLong(hash);
        if (blocks == 0 || key >>> layout.hashBits() != 0) {
            return 0;
        }
        long from = key * frames;
        long to = from + frames;
        int found = 0;
        BitReader distances = new BitReader(pages.data(), 0);
        for (int block = find(key, from); block < blocks; block++) {
            long number = first(block);
            if (Long.compareUnsigned(number, to) >= 0) {
                break;
            }
            int size = layout.size(block);
            if (into == null && isWithin(block, number, from, to)) {
                found += size;
                continue;
            }
            int parameter = open(block, distances);
            for (int left = size; ; number += distances.readGolomb(parameter)) {
                if (Long.compareUnsigned(number, to) >= 0) {
                    return found;
                }
                if (Long.compareUnsigned(number, from) >= 0) {
                    if (into != null) {
                        into[found] = (int) (number - from);
                    }
                    found++;
                }
                if (--left == 0) {
                    break;
                }
            }
        }
        return found;
    }

    /** Whether all of a block belongs to the stretch of numbers. */
    private boolean isWithin(int block, long first, long from, long to) throws DamagedException {
        return Long.compareUnsigned(first, from) >= 0
                && block + 1 < blocks
                && Long.compareUnsigned(first(block + 1), to) < 0;
    }

    /** The last block that begins at a number or before it; else the first. */
    private int find(long key, long number) throws DamagedException {
        int prefix = layout.prefix(key);
        int low = Math.max(prefixStart(prefix) - 1, 0);
        int high = Math.min(prefixStart(prefix + 1), blocks);
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(first(middle), number) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int prefixStart(int prefix) throws DamagedException {
        long at = layout.prefixes() + (long) prefix * Integer.BYTES;
        pages.check(at, Integer.BYTES);
        return pages.data().get(Pages.INT, at);
    }

    private long first(int block) throws DamagedException {
        long at = layout.firsts() + (long) block * Long.BYTES;
        pages.check(at, Long.BYTES);
        return pages.data().get(Pages.LONG, at);
    }

    private long start(int block) throws DamagedException {
        if (block == blocks) {
            return layout.firsts();
        }
        long at = layout.starts() + (long) block * Integer.BYTES;
        pages.check(at, Integer.BYTES);
        return layout.offset() + Integer.toUnsignedLong(pages.data().get(Pages.INT, at));
    }

    /** Goes to the distances of a block and gives the parameter of their codes. */
    private int open(int block, BitReader distances) throws DamagedException {
        long start = start(block);
        pages.check(start, start(block + 1) - start);
        distances.seek(start);
        return (int) distances.read(Byte.SIZE);
    }

    /** All postings in their order. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Goes through all postings, for merging. */
    final class Cursor implements PostingSource {

        private final BitReader distances = new BitReader(pages.data(), 0);
        private int block = -1;
        private int left;
        private int parameter;
        private long number;
        private long key;
        private long keyEnd;

        @Override
        public boolean next() throws DamagedException {
            if (left > 0) {
                number += distances.readGolomb(parameter);
                left--;
            } else {
                if (++block >= blocks) {
                    return false;
                }
                number = first(block);
                parameter = open(block, distances);
                left = layout.size(block) - 1;
            }
            // A division costs more than all the rest, and most postings have the hash of the one before.
            if (Long.compareUnsigned(number, keyEnd) >= 0) {
                key = Long.divideUnsigned(number, frames);
                keyEnd = (key + 1) * frames;
            }
            return true;
        }

        @Override
        public int hash() {
            return (int) key;
        }

        @Override
        public long frame() {
            return number - (keyEnd - frames);
        }
    }
}
