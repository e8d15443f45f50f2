package io.aircheck.media.codec;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A running 64-bit FNV-1a hash, by which decoder configurations are compared. */
public final class Fingerprint {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long hash = BASIS;

    /** Adds the bytes between two indexes. */
    public Fingerprint add(ByteBuffer bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            add(bytes.get(i));
        }
        return this;
    }

    public Fingerprint add(int value) {
        hash = (hash ^ value & 0xff) * PRIME;
        return this;
    }

    /** Sixteen hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(hash);
    }
}
