package io.aircheck.music.index;

import java.util.Arrays;

/** Numbers of any width, one after another, highest bit first. {@link BitReader} reads them. */
final class BitWriter {

    private byte[] bytes = new byte[1024];
    private int length;
    private long pending;
    private int pendingBits;

    /** Appends the lowest bits of a number; at most 32 of them. */
    private void append(long number, int bits) {
        pending = pending << bits | number & (1L << bits) - 1;
        pendingBits += bits;
        if (length + 8 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        while (pendingBits >= 8) {
            pendingBits -= 8;
            bytes[length++] = (byte) (pending >>> pendingBits);
        }
    }

    /** Appends the lowest bits of a number, 0 to 64 of them. */
    void write(long number, int bits) {
        if (bits > 32) {
            append(number >>> 32, bits - 32);
            append(number, 32);
        } else {
            append(number, bits);
        }
    }

    /** Appends a number as a {@link Golomb} code. */
    void writeGolomb(long number, int parameter) {
        long shifted = number + (1L << parameter);
        int bits = Long.SIZE - Long.numberOfLeadingZeros(shifted);
        write(0, bits - parameter - 1);
        write(shifted, bits);
    }

    /** Fills up the last byte with zeros. */
    void align() {
        if (pendingBits > 0) {
            append(0, 8 - pendingBits);
        }
    }

    /** What was written since the last {@link #clear}, in whole bytes. */
    byte[] bytes() {
        return bytes;
    }

    /** How many of {@link #bytes} were written. */
    int length() {
        return length;
    }

    void clear() {
        length = 0;
        pending = 0;
        pendingBits = 0;
    }
}
