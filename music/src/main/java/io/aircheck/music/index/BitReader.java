package io.aircheck.music.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Reads what a {@link BitWriter} wrote. At least {@link #PADDING_BYTES} must follow the last number. */
final class BitReader {

    static final int PADDING_BYTES = 8;

    private static final ValueLayout.OfLong WINDOW =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment data;
    private long position;

    /** @param offset of the first byte to be read */
    BitReader(MemorySegment data, long offset) {
        this.data = data;
        this.position = offset << 3;
    }

    /** The next 57 bits or more, highest first. */
    private long window() {
        return data.get(WINDOW, position >>> 3) << (position & 7);
    }

    /** A number of 0 to 64 bits. */
    long read(int bits) {
        if (bits > 32) {
            return readShort(bits - 32) << 32 | readShort(32);
        }
        return readShort(bits);
    }

    private long readShort(int bits) {
        if (bits == 0) {
            return 0;
        }
        long number = window() >>> Long.SIZE - bits;
        position += bits;
        return number;
    }

    /** A number that was {@linkplain BitWriter#writeRice written} with this parameter. */
    long readRice(int parameter) {
        long window = window();
        int ones = Long.numberOfLeadingZeros(~window);
        if (ones >= BitWriter.ESCAPE) {
            position += BitWriter.ESCAPE;
            return read(Long.SIZE);
        }
        position += ones + 1 + parameter;
        // Two shifts, because one by 64 would shift by nothing.
        return (long) ones << parameter | window << ones + 1 >>> 1 >>> Long.SIZE - 1 - parameter;
    }
}
