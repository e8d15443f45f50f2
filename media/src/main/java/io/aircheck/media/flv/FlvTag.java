package io.aircheck.media.flv;

import java.nio.ByteBuffer;

/**
 * One FLV tag (E.4.1).
 *
 * @param timestamp milliseconds; 0 to 2^32-1 in a stream, larger on a repaired timeline
 * @param payload its data from position 0 to the limit; only read by absolute position
 */
public record FlvTag(Kind kind, long timestamp, ByteBuffer payload) implements TagHead {

    /** Type, size, timestamp and stream id before the payload. */
    public static final int HEADER_BYTES = 11;

    /** The size of the tag again, after its payload. */
    public static final int TRAILER_BYTES = 4;

    /** A size has 24 bits. */
    public static final int MAX_PAYLOAD_BYTES = 0xFFFFFF;

    public enum Kind {
        AUDIO(8),
        VIDEO(9),
        SCRIPT(18);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        /** @throws IllegalArgumentException for a code that there is not */
        public static Kind of(int code) {
            return switch (code) {
                case 8 -> AUDIO;
                case 9 -> VIDEO;
                case 18 -> SCRIPT;
                default -> throw new IllegalArgumentException("a tag of type " + code);
            };
        }
    }

    public FlvTag at(long newTimestamp) {
        return newTimestamp == timestamp ? this : new FlvTag(kind, newTimestamp, payload);
    }

    @Override
    public int payloadBytes() {
        return payload.limit();
    }

    @Override
    public int octet(int index) {
        return index < payload.limit() ? payload.get(index) & 0xFF : 0;
    }

    /** Size in a file, with header and trailer. */
    public int encodedBytes() {
        return HEADER_BYTES + payload.limit() + TRAILER_BYTES;
    }

    /** Writes the tag as it stands in a file; of the timestamp the lower 32 bits. */
    public void encode(ByteBuffer target) {
        int size = payload.limit();
        target.putInt(kind.code << 24 | size);
        putTimestamp(target, target.position(), timestamp);
        target.position(target.position() + 4);
        target.put((byte) 0).put((byte) 0).put((byte) 0);
        target.put(target.position(), payload, 0, size);
        target.position(target.position() + size);
        target.putInt(HEADER_BYTES + size);
    }

    /** Reads the tag that stands whole at the buffer's position 0; its trailer is not looked at. */
    public static FlvTag decode(ByteBuffer bytes) {
        Kind kind = Kind.of(bytes.get(0));
        int size = bytes.getInt(0) & MAX_PAYLOAD_BYTES;
        return new FlvTag(kind, timestampAt(bytes, 4), bytes.slice(HEADER_BYTES, size));
    }

    /** Puts a timestamp in FLV's order, 24 low bits and then the high byte, at an absolute position. */
    public static void putTimestamp(ByteBuffer target, int index, long timestamp) {
        target.putInt(index, timestampBits(timestamp));
    }

    /** Reads a timestamp at an absolute position. */
    public static long timestampAt(ByteBuffer source, int index) {
        return timestamp(source.getInt(index));
    }

    static int timestampBits(long timestamp) {
        return (int) (timestamp << 8 | timestamp >>> 24 & 0xFF);
    }

    static long timestamp(int bits) {
        return ((bits >>> 8) | (bits << 24)) & 0xFFFF_FFFFL;
    }
}
