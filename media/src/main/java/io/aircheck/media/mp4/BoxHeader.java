package io.aircheck.media.mp4;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The first 8 or 16 bytes of a box.
 *
 * @param size of the whole box, this header included
 */
record BoxHeader(String type, int headerSize, long size) {

    /** Enough to read any header. */
    static final int LONGEST = 16;

    /**
     * Reads a header.
     *
     * @param available bytes from its start to the end of all, which is the size of a box that says "to the end"
     * @return null where what stands there is no box
     */
    static @Nullable BoxHeader read(ByteBuffer bytes, int at, long available) {
        if (bytes.limit() - at < 8) {
            return null;
        }
        long size = bytes.getInt(at) & 0xffffffffL;
        int header = 8;
        if (size == 1) {
            if (bytes.limit() - at < LONGEST) {
                return null;
            }
            size = bytes.getLong(at + 8);
            header = LONGEST;
        } else if (size == 0) {
            size = available;
        }
        String type = Box.type(bytes, at + 4);
        boolean printable = type.chars().allMatch(c -> c >= 0x20 && c < 0x7f || c == 0xa9);
        return size < header || !printable ? null : new BoxHeader(type, header, size);
    }
}
