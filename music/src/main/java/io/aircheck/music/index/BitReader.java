package io.aircheck.music.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Reads what a {@link BitWriter} wrote. At least {@link #PADDING_BYTES} must follow the last number. */
final class BitReader {

    static final int PADDING_BYTES = 8;

    /** What one look into memory gives, wherever it begins. */
    private static final int WINDOW_BITS = 57;

    private static final ValueLayout.OfLong WINDOW = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment data;
    private long position;

    /** @param offset of the first byte to be read */
    BitReader(MemorySegment data, long offset) {
        this.data = data;
        this.position = offset << 3;
    }

    /** Goes to a byte. */
    void seek(long offset) {
        position = offset << 3;
    }

    /** Goes to a bit. */
    void position(long bit) {
        position = bit;
    }

    /** Where the next number begins, in bits. */
    long position() {
        return position;
    }

    /** The next {@link #WINDOW_BITS} bits or more, highest first; zeros follow. */
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

    /** A number that was written as a {@link Golomb} code with this parameter. */
    long readGolomb(int parameter) {
        long window = window();
        int zeros = Long.numberOfLeadingZeros(window);
        int bits = zeros + parameter + 1;
        if (zeros + bits <= WINDOW_BITS) {
            position += zeros + bits;
            return (window << zeros >>> Long.SIZE - bits) - (1L << parameter);
        }
        // As many zeros as a window holds are none of a code that begins with them; they end in the next one.
        zeros = Math.min(zeros, WINDOW_BITS);
        position += zeros;
        int more = Long.numberOfLeadingZeros(window());
        position += more;
        return read(zeros + more + parameter + 1) - (1L << parameter);
    }
}
