package io.aircheck.music.index;

import java.util.Arrays;

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

    PostingsReader reader() {
        return new PostingsReader(this, layout, places);
    }

    /** Whether each hash has a list of its own, so that it is counted without reading it. */
    boolean listsEachHash() {
        return layout.suffixBits() == 0;
    }

    /** What the file says of the list of a prefix. */
    long entry(long prefix) throws DamagedException {
        long at = layout.entryOf(prefix);
        pages.check(at, Long.BYTES);
        return pages.data().get(Pages.LONG, at);
    }

    /** Goes to a list behind the parameter of its codes, which it gives. */
    int open(long prefix, long entry, BitReader in) throws DamagedException {
        long start = layout.start(entry);
        pages.check(start, layout.start(entry(prefix + 1)) - start);
        in.seek(start);
        return (int) in.read(PostingsWriter.PARAMETER_BITS);
    }

    BitReader bits() {
        return new BitReader(pages.data(), 0);
    }

    /** All postings in their order. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Goes through all postings, for merging. */
    final class Cursor implements PostingSource {

        private final BitReader in = bits();
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
