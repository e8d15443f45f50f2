package io.aircheck.music.index;

import java.io.IOException;
import java.util.Arrays;

/**
 * Writes postings, ordered by hash and frame, as one ascending sequence of the numbers {@code hash × frames + frame}: the
 * distances between them are what is stored, as {@link Golomb} codes whose parameter each block chooses for itself.
 */
final class PostingsWriter {

    private static final int MAX_PREFIX_BITS = 20;

    private final PageWriter out;
    private final int hashBits;
    private final long frames;
    private final long offset;
    private final BitWriter bits = new BitWriter();
    private final long[] distances = new long[PostingsLayout.BLOCK];
    private long[] firsts = new long[64];
    private int[] starts = new int[64];
    private int blocks;
    private int inBlock;
    private int parameter = 20;
    private long last;
    private long count;

    /** @param frames length of the timeline */
    PostingsWriter(PageWriter out, int hashBits, long frames) {
        this.out = out;
        this.hashBits = hashBits;
        this.frames = frames;
        this.offset = out.position();
    }

    /** Appends a posting; they come in order of their hashes, as unsigned numbers, and then of their frames. */
    void add(int hash, long frame) throws IOException {
        long number = Integer.toUnsignedLong(hash) * frames + frame;
        if (count > 0 && Long.compareUnsigned(number, last) < 0) {
            throw new IllegalArgumentException("postings come in order");
        }
        if (inBlock == PostingsLayout.BLOCK) {
            endBlock();
        }
        if (inBlock == 0) {
            beginBlock(number);
        } else {
            distances[inBlock - 1] = number - last;
        }
        inBlock++;
        count++;
        last = number;
    }

    private void beginBlock(long first) throws IOException {
        if (blocks == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * blocks);
            starts = Arrays.copyOf(starts, 2 * blocks);
        }
        long start = out.position() - offset;
        if (start > 0xFFFF_FFFFL) {
            throw new IOException("a segment cannot hold more than 4 GiB of postings");
        }
        firsts[blocks] = first;
        starts[blocks] = (int) start;
        blocks++;
    }

    private void endBlock() throws IOException {
        parameter = Golomb.parameter(distances, inBlock - 1, parameter);
        bits.clear();
        bits.write(parameter, Byte.SIZE);
        for (int i = 0; i < inBlock - 1; i++) {
            bits.writeGolomb(distances[i], parameter);
        }
        bits.align();
        out.write(bits.bytes(), bits.length());
        inBlock = 0;
    }

    /** Ends the last block and writes what finds them. */
    PostingsLayout finish() throws IOException {
        if (inBlock > 0) {
            endBlock();
        }
        out.writeLong(0); // BitReader.PADDING_BYTES
        var layout = new PostingsLayout(hashBits, count, offset, out.position() - offset, prefixBits());
        for (int i = 0; i < blocks; i++) {
            out.writeLong(firsts[i]);
        }
        for (int i = 0; i < blocks; i++) {
            out.writeInt(starts[i]);
        }
        int reached = 0;
        for (int prefix = 0; prefix <= 1 << layout.prefixBits(); prefix++) {
            while (reached < blocks && layout.prefix(Long.divideUnsigned(firsts[reached], frames)) < prefix) {
                reached++;
            }
            out.writeInt(reached);
        }
        return layout;
    }

    /** As many as leave a few blocks to each prefix. */
    private int prefixBits() {
        return Math.clamp(
                Integer.SIZE - Integer.numberOfLeadingZeros(blocks) - 2, 0, Math.min(MAX_PREFIX_BITS, hashBits));
    }
}
