package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The header of a page of Ogg (RFC 3533, section 6).
 *
 * @param bytes length of the page with its header
 * @param headerBytes where its packets begin
 * @param granule what the codec makes of it; -1 where no packet ends on the page
 */
public record OggPage(int bytes, int headerBytes, boolean continued, boolean first, long granule, int serial) {

    private static final int FIXED_BYTES = 27;
    private static final int CAPTURE = 'O' << 24 | 'g' << 16 | 'g' << 8 | 'S';

    /** Whether a page begins at a position, as far as its first bytes are there. */
    static boolean capturedAt(ByteBuffer bytes, int index) {
        return index + 5 <= bytes.limit() && bytes.getInt(index) == CAPTURE && bytes.get(index + 4) == 0;
    }

    /** Reads the header at a position; empty where none stands there, or not yet the whole of it. */
    public static Optional<OggPage> at(ByteBuffer bytes, int index) {
        if (!capturedAt(bytes, index) || index + FIXED_BYTES > bytes.limit()) {
            return Optional.empty();
        }
        int segments = bytes.get(index + 26) & 0xFF;
        if (index + FIXED_BYTES + segments > bytes.limit()) {
            return Optional.empty();
        }
        int length = FIXED_BYTES + segments;
        for (int i = 0; i < segments; i++) {
            length += bytes.get(index + FIXED_BYTES + i) & 0xFF;
        }
        int flags = bytes.get(index + 5);
        ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(new OggPage(
                length,
                FIXED_BYTES + segments,
                (flags & 1) != 0,
                (flags & 2) != 0,
                little.getLong(index + 6),
                little.getInt(index + 14)));
    }
}
