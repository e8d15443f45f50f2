package io.aircheck.music.index;

import org.jspecify.annotations.Nullable;

/** Postings of one kind of hash in a segment, as a {@link PostingsWriter} wrote them. */
final class Postings {

    private final Pages pages;
    private final PostingsLayout layout;
    private final long places;

    /** @param frames length of the timeline */
    Postings(Pages pages, PostingsLayout layout, long frames) {
        this.pages = pages;
        this.layout = layout;
        this.places = frames / SegmentContent.PLACE_FRAMES;
    }

    /**
     * Where a hash occurs.
     *
     * @param into receives the frames in the middle of the places; null only to count them
     * @return how many
     */
    int read(int hash, int @Nullable [] into) throws DamagedException {
        long key = Integer.toUnsignedLong(hash);
        if (key >>> layout.hashBits() != 0) {
            return 0;
        }
        long prefix = layout.prefix(key);
        long entry = entry(prefix);
        int size = PostingsLayout.size(entry);
        if (size == 0 || into == null && listsEachHash()) {
            return size;
        }
        BitReader distances = new BitReader(pages.data(), 0);
        int parameter = open(prefix, entry, distances);
        long from = layout.suffix(key) * places;
        long to = from + places;
        long number = 0;
        int found = 0;
        for (int i = 0; i < size; i++) {
            number += distances.readGolomb(parameter);
            if (number >= to) {
                break;
            }
            if (number >= from) {
                if (into != null) {
                    into[found] = (int) middle(number - from);
                }
                found++;
            }
        }
        return found;
    }

    /** Whether each hash has a list of its own, so that it is counted without reading it. */
    boolean listsEachHash() {
        return layout.suffixBits() == 0;
    }

    private static long middle(long place) {
        return place * SegmentContent.PLACE_FRAMES + SegmentContent.PLACE_FRAMES / 2;
    }

    private long entry(long prefix) throws DamagedException {
        long at = layout.entryOf(prefix);
        pages.check(at, Long.BYTES);
        return pages.data().get(Pages.LONG, at);
    }

    /** Goes to the distances of a list and gives the parameter of their codes. */
    private int open(long prefix, long entry, BitReader distances) throws DamagedException {
        long start = layout.start(entry);
        pages.check(start, layout.start(entry(prefix + 1)) - start);
        distances.seek(start);
        return (int) distances.read(PostingsWriter.PARAMETER_BITS);
    }

    /** All postings in their order. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Goes through all postings, for merging. */
    final class Cursor implements PostingSource {

        private final BitReader distances = new BitReader(pages.data(), 0);
        private long prefix = -1;
        private int left;
        private int parameter;
        private long number;
        private long key;
        private long keyEnd;

        @Override
        public boolean next() throws DamagedException {
            while (left == 0) {
                if (++prefix == layout.lists()) {
                    return false;
                }
                long entry = entry(prefix);
                left = PostingsLayout.size(entry);
                if (left > 0) {
                    parameter = open(prefix, entry, distances);
                    number = 0;
                    key = prefix << layout.suffixBits();
                    keyEnd = places;
                }
            }
            left--;
            number += distances.readGolomb(parameter);
            // A division costs more than all the rest, and most postings have the hash of the one before.
            if (number >= keyEnd) {
                long suffix = number / places;
                key = (prefix << layout.suffixBits()) + suffix;
                keyEnd = (suffix + 1) * places;
            }
            return true;
        }

        @Override
        public int hash() {
            return (int) key;
        }

        /** The first frame of the place. */
        @Override
        public long frame() {
            return (number - (keyEnd - places)) * SegmentContent.PLACE_FRAMES;
        }
    }
}
