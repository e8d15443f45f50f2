package io.aircheck.music.index;

import java.util.Arrays;
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
        BitReader in = new BitReader(pages.data(), 0);
        int parameter = open(prefix, entry, in);
        return layout.parted(size)
                ? readPart((int) layout.suffix(key), in, parameter, into)
                : readAmong(layout.suffix(key) * places, size, in, parameter, into);
    }

    private int readPart(int part, BitReader in, int parameter, int @Nullable [] into) {
        long before = 0;
        long length = 0;
        for (int other = 0; other < layout.parts(); other++) {
            long bits = in.readGolomb(PostingsWriter.LENGTH_PARAMETER);
            if (other < part) {
                before += bits;
            } else if (other == part) {
                length = bits;
            }
        }
        in.skip(before);
        long end = in.position() + length;
        long place = 0;
        int found = 0;
        while (in.position() < end) {
            place += in.readGolomb(parameter);
            if (into != null) {
                into[found] = (int) middle(place);
            }
            found++;
        }
        return found;
    }

    private int readAmong(long from, int size, BitReader in, int parameter, int @Nullable [] into) {
        long to = from + places;
        long number = 0;
        int found = 0;
        for (int i = 0; i < size; i++) {
            number += in.readGolomb(parameter);
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

    /** Goes to a list behind the parameter of its codes, which it gives. */
    private int open(long prefix, long entry, BitReader in) throws DamagedException {
        long start = layout.start(entry);
        pages.check(start, layout.start(entry(prefix + 1)) - start);
        in.seek(start);
        return (int) in.read(PostingsWriter.PARAMETER_BITS);
    }

    /** All postings in their order. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Goes through all postings, for merging. */
    final class Cursor implements PostingSource {

        private final BitReader in = new BitReader(pages.data(), 0);
        private long[] partEnds = new long[0];
        private long prefix = -1;
        private int left;
        private int parameter;
        private int part;
        private long number;
        private long key;
        private long keyEnd;

        @Override
        public boolean next() throws DamagedException {
            while (left == 0) {
                if (++prefix == layout.lists()) {
                    return false;
                }
                begin(entry(prefix));
            }
            while (part < partEnds.length && in.position() == partEnds[part]) {
                number = ++part * places;
            }
            left--;
            number += in.readGolomb(parameter);
            // A division costs more than all the rest, and most postings have the hash of the one before.
            if (number >= keyEnd) {
                long suffix = number / places;
                key = (prefix << layout.suffixBits()) + suffix;
                keyEnd = (suffix + 1) * places;
            }
            return true;
        }

        private void begin(long entry) throws DamagedException {
            left = PostingsLayout.size(entry);
            if (left == 0) {
                return;
            }
            parameter = open(prefix, entry, in);
            number = 0;
            key = prefix << layout.suffixBits();
            keyEnd = places;
            part = 0;
            partEnds = new long[layout.parted(left) ? layout.parts() : 0];
            Arrays.setAll(partEnds, _ -> in.readGolomb(PostingsWriter.LENGTH_PARAMETER));
            long end = in.position();
            for (int i = 0; i < partEnds.length; i++) {
                end += partEnds[i];
                partEnds[i] = end;
            }
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
