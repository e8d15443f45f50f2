package io.aircheck.music.index;

import java.io.IOException;
import java.util.Arrays;

/**
 * Writes postings, ordered by hash and frame, in lists of those whose hashes begin alike. A list is one ascending sequence of the
 * numbers {@code rest of the hash × places + place}: the distances between them are what is stored, as {@link Golomb} codes
 * whose parameter each list chooses for itself.
 */
final class PostingsWriter {

    static final int PARAMETER_BITS = 6;

    private static final int MAX_PREFIX_BITS = 22;

    private final PageWriter out;
    private final int hashBits;
    private final int prefixBits;
    private final long places;
    private final long offset;
    private final BitWriter bits = new BitWriter();
    private final long[] directory;
    private long[] distances = new long[64];
    private int size;
    private long list;
    private long last;
    private int parameter = 20;
    private long count;

    /**
     * @param frames length of the timeline
     * @param framesPerList how many frames of music there are, at the least, for each list
     */
    PostingsWriter(PageWriter out, int hashBits, long frames, int framesPerList) {
        this.out = out;
        this.hashBits = hashBits;
        this.prefixBits = Math.clamp(
                Long.SIZE - 1 - Long.numberOfLeadingZeros(frames / framesPerList | 1),
                0,
                Math.min(MAX_PREFIX_BITS, hashBits));
        this.places = frames / SegmentContent.PLACE_FRAMES;
        this.offset = out.position();
        this.directory = new long[(1 << prefixBits) + 1];
    }

    /** Appends a posting; they come in order of their hashes, as unsigned numbers, and then of their frames. */
    void add(int hash, long frame) throws IOException {
        long key = Integer.toUnsignedLong(hash);
        int suffixBits = hashBits - prefixBits;
        long prefix = key >>> suffixBits;
        long number = (key & (1L << suffixBits) - 1) * places + frame / SegmentContent.PLACE_FRAMES;
        if (prefix != list) {
            endList();
            beginLists(prefix);
        }
        if (prefix < list || number < last) {
            throw new IllegalArgumentException("postings come in order");
        }
        if (size == PostingsLayout.LONGEST) {
            return; // What occurs as often as that tells nothing.
        }
        if (size == distances.length) {
            distances = Arrays.copyOf(distances, 2 * size);
        }
        distances[size++] = number - last;
        last = number;
    }

    private void beginLists(long upTo) {
        long entry = PostingsLayout.entry(out.position() - offset, 0);
        while (list < upTo) {
            directory[(int) ++list] = entry;
        }
    }

    private void endList() throws IOException {
        if (size > 0) {
            parameter = Golomb.parameter(distances, size, parameter);
            bits.clear();
            bits.write(parameter, PARAMETER_BITS);
            for (int i = 0; i < size; i++) {
                bits.writeGolomb(distances[i], parameter);
            }
            bits.align();
            directory[(int) list] = PostingsLayout.entry(out.position() - offset, size);
            out.write(bits.bytes(), bits.length());
            count += size;
        }
        size = 0;
        last = 0;
    }

    /** Ends the last list and writes what finds them. */
    PostingsLayout finish() throws IOException {
        endList();
        beginLists(directory.length - 1L);
        out.writeLong(0); // BitReader.PADDING_BYTES
        var layout = new PostingsLayout(hashBits, count, offset, out.position() - offset, prefixBits);
        for (long entry : directory) {
            out.writeLong(entry);
        }
        return layout;
    }
}
