package io.aircheck.media.codec;

import java.nio.ByteBuffer;

/**
 * Bits of a NAL unit's payload, most significant first, with emulation prevention bytes (00 00 03) left out. Beyond the end
 * it gives zeros and says so, since parameter sets come from strangers.
 */
final class BitReader {

    private final ByteBuffer nal;
    private int at;
    private int zeros;
    private int current;
    private int left;
    private boolean beyondEnd;

    /** @param from index of the first byte of payload */
    BitReader(ByteBuffer nal, int from) {
        this.nal = nal;
        this.at = from;
    }

    int bit() {
        if (left == 0) {
            nextByte();
        }
        left--;
        return current >> left & 1;
    }

    /** Up to 32 bits; more significant ones are lost. */
    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            bit();
        }
    }

    /** An unsigned Exp-Golomb number, ue(v). */
    int unsigned() {
        int leading = 0;
        while (leading < 31 && bit() == 0 && !beyondEnd) {
            leading++;
        }
        return (1 << leading) - 1 + bits(leading);
    }

    /** A signed Exp-Golomb number, se(v). */
    int signed() {
        int code = unsigned();
        return (code & 1) == 1 ? (code >>> 1) + 1 : -(code >>> 1);
    }

    boolean beyondEnd() {
        return beyondEnd;
    }

    private void nextByte() {
        if (at < nal.limit() && zeros >= 2 && nal.get(at) == 3) {
            at++;
            zeros = 0;
        }
        if (at >= nal.limit()) {
            beyondEnd = true;
            current = 0;
        } else {
            current = nal.get(at++) & 0xff;
            zeros = current == 0 ? zeros + 1 : 0;
        }
        left = 8;
    }
}
