package io.aircheck.media.avc;

import java.nio.ByteBuffer;

/** Reads a NAL unit bit by bit, leaving out the emulation prevention bytes (14496-10, 7.2 and 9.1). */
final class AvcBits {

    private final ByteBuffer nal;
    private int index;
    private int bit;
    private int zeros;

    AvcBits(ByteBuffer nal) {
        this.nal = nal;
    }

    boolean flag() {
        int octet = nal.get(index);
        boolean set = (octet >> 7 - bit & 1) != 0;
        bit++;
        if (bit == 8) {
            bit = 0;
            index++;
            zeros = octet == 0 ? zeros + 1 : 0;
            if (zeros >= 2 && index < nal.limit() && nal.get(index) == 3) {
                index++;
                zeros = 0;
            }
        }
        return set;
    }

    void skip(int bits) {
        for (int i = 0; i < bits; i++) {
            flag();
        }
    }

    /** @throws ArithmeticException if the number has more than 31 bits */
    int unsignedExpGolomb() {
        int leadingZeros = 0;
        while (!flag()) {
            leadingZeros++;
        }
        if (leadingZeros > 30) {
            throw new ArithmeticException("an Exp-Golomb code of " + leadingZeros + " zeros");
        }
        int value = 1;
        for (int i = 0; i < leadingZeros; i++) {
            value = value << 1 | (flag() ? 1 : 0);
        }
        return value - 1;
    }

    int signedExpGolomb() {
        int code = unsignedExpGolomb();
        return (code & 1) == 0 ? -(code >> 1) : (code >> 1) + 1;
    }
}
