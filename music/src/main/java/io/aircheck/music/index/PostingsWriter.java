package io.aircheck.music.index;

import java.io.IOException;
import java.util.Arrays;

/**
 * Writes postings, ordered by hash and frame, in lists of those whose hashes begin alike. A list is one ascending sequence of the
 * numbers {@code rest of the hash × places + place}: the distances between them are what is stored, as {@link Golomb} codes
 * whose parameter each list chooses for itself. Where a list has {@linkplain PostingsLayout#parted parts}, each begins anew at place
 * 0, and the lengths of all of them in bits stand before the first.
 */
final class PostingsWriter {

    static final int PARAMETER_BITS = 6;
    /** Of the codes of parts' lengths. */
    static final int LENGTH_PARAMETER = 5;

    private static final int MAX_PREFIX_BITS = 22;

    private final PageWriter out;
    private final PostingsLayout empty;
    private final long places;
    private final BitWriter bits = new BitWriter();
    private final long[] directory;
    private long[] numbers = new long[64];
    private int size;
    private long list;
    private int parameter = 20;
    private long count;

    /**
     * @param frames length of the timeline
     * @param framesPerList how many frames of music there are, at the least, for each list
     */
    PostingsWriter(PageWriter out, int hashBits, long frames, int framesPerList) {
        this.out = out;
        int prefixBits = Math.clamp(
                Long.SIZE - 1 - Long.numberOfLeadingZeros(frames / framesPerList | 1),
                0,
                Math.min(MAX_PREFIX_BITS, hashBits));
        this.empty = new PostingsLayout(hashBits, 0, out.position(), 0, prefixBits);
        this.places = frames / SegmentContent.PLACE_FRAMES;
        this.directory = new long[(1 << prefixBits) + 1];
    }

    /** Appends a posting; they come in order of their hashes, as unsigned numbers, and then of their frames. */
    void add(int hash, long frame) throws IOException {
        long key = Integer.toUnsignedLong(hash);
        long prefix = empty.prefix(key);
        long number = empty.suffix(key) * places + frame / SegmentContent.PLACE_FRAMES;
        if (prefix != list) {
            endList();
            beginLists(prefix);
        }
        if (prefix < list || size > 0 && number < numbers[size - 1]) {
            throw new IllegalArgumentException("postings come in order");
        }
        if (size == PostingsLayout.LONGEST) {
            return; // What occurs as often as that tells nothing.
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    private void beginLists(long upTo) {
        long entry = PostingsLayout.entry(out.position() - empty.offset(), 0);
        while (list < upTo) {
            directory[(int) ++list] = entry;
        }
    }

    private void endList() throws IOException {
        if (size > 0) {
            bits.clear();
            if (empty.parted(size)) {
                writeParts();
            } else {
                writeDistances();
            }
            bits.align();
            directory[(int) list] = PostingsLayout.entry(out.position() - empty.offset(), size);
            out.write(bits.bytes(), bits.length());
            count += size;
        }
        size = 0;
    }

    private void writeDistances() {
        toDistances(0, size);
        writeParameter();
        for (int i = 0; i < size; i++) {
            bits.writeGolomb(numbers[i], parameter);
        }
    }

    private void writeParts() {
        int[] ends = new int[1 << empty.suffixBits()];
        int end = 0;
        for (int part = 0; part < ends.length; part++) {
            int begin = end;
            while (end < size && numbers[end] < (part + 1) * places) {
                numbers[end++] -= part * places;
            }
            toDistances(begin, end);
            ends[part] = end;
        }
        writeParameter();
        int begin = 0;
        for (int partEnd : ends) {
            long length = 0;
            for (; begin < partEnd; begin++) {
                length += Golomb.bits(numbers[begin], parameter);
            }
            bits.writeGolomb(length, LENGTH_PARAMETER);
        }
        for (int i = 0; i < size; i++) {
            bits.writeGolomb(numbers[i], parameter);
        }
    }

    private void toDistances(int begin, int end) {
        for (int i = end - 1; i > begin; i--) {
            numbers[i] -= numbers[i - 1];
        }
    }

    private void writeParameter() {
        parameter = Golomb.parameter(numbers, size, parameter);
        bits.write(parameter, PARAMETER_BITS);
    }

    /** Ends the last list and writes what finds them. */
    PostingsLayout finish() throws IOException {
        endList();
        beginLists(directory.length - 1L);
        out.writeLong(0); // BitReader.PADDING_BYTES
        long codeBytes = out.position() - empty.offset();
        for (long entry : directory) {
            out.writeLong(entry);
        }
        return new PostingsLayout(empty.hashBits(), count, empty.offset(), codeBytes, empty.prefixBits());
    }
}
