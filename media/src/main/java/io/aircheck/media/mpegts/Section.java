package io.aircheck.media.mpegts;

import java.nio.ByteBuffer;

/** A table (PAT, PMT) that is put together from the packets that carry it. */
final class Section {

    private static final int LONGEST = 1_024;

    private final ByteBuffer bytes = ByteBuffer.allocate(LONGEST);

    /**
     * Adds a packet's payload.
     *
     * @return whether the section is whole; it is then in {@link #bytes()} from index 0 to its limit
     */
    boolean add(ByteBuffer packet, int from, int to, boolean beginsUnit) {
        int start = from;
        if (beginsUnit) {
            bytes.clear();
            start = from + 1 + (packet.get(from) & 0xff);
        } else if (bytes.position() == 0) {
            return false;
        }
        int count = Math.min(to - start, bytes.remaining());
        if (count > 0) {
            bytes.put(bytes.position(), packet, start, count).position(bytes.position() + count);
        }
        if (bytes.position() < 3) {
            return false;
        }
        int length = 3 + ((bytes.get(1) & 0x0f) << 8 | bytes.get(2) & 0xff);
        if (bytes.position() < length) {
            return false;
        }
        bytes.limit(length);
        return true;
    }

    ByteBuffer bytes() {
        return bytes;
    }
}
