package io.aircheck.media.flv;

/**
 * Finds the tags of a stream in the bytes that have come, where they stand. A tag is given only when it is whole, so what a
 * cut connection leaves is never torn. The reader itself is the tag that was found last.
 */
public final class FlvReader implements TagHead {

    private static final int FILE_HEADER_BYTES = 9;
    /** A file header may grow in a later version; nothing that grew further was ever seen. */
    private static final int MAX_FILE_HEADER_BYTES = 1024;
    /** More than a picture of 8K has; a damaged size must not take all memory. */
    static final int MAX_PAYLOAD_BYTES = 8 << 20;

    private final StreamBytes bytes;
    private boolean begun;
    /** Where what was not read yet begins: the size of the tag before, and the next tag. */
    private long unread;

    private long position;
    private long lastTagBytes;
    private FlvTag.Kind kind = FlvTag.Kind.SCRIPT;
    private long timestamp;
    private int payloadBytes;

    /** @param bytes of a connection, of which nothing was released yet */
    public FlvReader(StreamBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Goes on to the next whole tag.
     *
     * @return false if there is none before more bytes come
     * @throws FlvException if this is not FLV; the reader is of no use afterwards
     */
    public boolean next() throws FlvException {
        if (!begun && !readFileHeader()) {
            return false;
        }
        long at = unread + FlvTag.TRAILER_BYTES;
        if (bytes.end() < at + FlvTag.HEADER_BYTES) {
            return false;
        }
        int typeAndSize = bytes.intAt(at);
        FlvTag.Kind found = kind(typeAndSize >>> 24);
        // A wrong size of the tag before is usual, so it is no reason to stop; it only backs up other signs.
        if ((bytes.intAt(at + 7) & 0xFFFFFF) != 0 && bytes.intAt(unread) != lastTagBytes) {
            throw new FlvException("a tag header with a stream id after a wrong size: the stream is damaged");
        }
        int size = typeAndSize & FlvTag.MAX_PAYLOAD_BYTES;
        if (size > MAX_PAYLOAD_BYTES) {
            throw new FlvException("a tag of " + (size >> 20) + " MiB: the stream is damaged");
        }
        if (bytes.end() < at + FlvTag.HEADER_BYTES + size) {
            return false;
        }
        kind = found;
        position = at;
        payloadBytes = size;
        timestamp = FlvTag.timestamp(bytes.intAt(at + 4));
        lastTagBytes = FlvTag.HEADER_BYTES + (long) size;
        unread = at + lastTagBytes;
        return true;
    }

    private boolean readFileHeader() throws FlvException {
        if (bytes.end() < unread + FILE_HEADER_BYTES) {
            return false;
        }
        if (bytes.intAt(unread) >>> 8 != ('F' << 16 | 'L' << 8 | 'V')) {
            throw new FlvException("the stream does not begin with FLV");
        }
        long headerBytes = bytes.intAt(unread + 5) & 0xFFFF_FFFFL;
        if (headerBytes < FILE_HEADER_BYTES || headerBytes > MAX_FILE_HEADER_BYTES) {
            throw new FlvException("an FLV header of " + headerBytes + " bytes");
        }
        unread += headerBytes;
        begun = true;
        return true;
    }

    private static FlvTag.Kind kind(int type) throws FlvException {
        return switch (type) {
            case 8 -> FlvTag.Kind.AUDIO;
            case 9 -> FlvTag.Kind.VIDEO;
            case 18 -> FlvTag.Kind.SCRIPT;
            default -> throw new FlvException("a tag of type " + type + ": the stream is damaged or encrypted");
        };
    }

    @Override
    public FlvTag.Kind kind() {
        return kind;
    }

    /** Milliseconds, 0 to 2^32-1. */
    public long timestamp() {
        return timestamp;
    }

    @Override
    public int payloadBytes() {
        return payloadBytes;
    }

    @Override
    public int octet(int index) {
        return index < payloadBytes ? bytes.octet(position + FlvTag.HEADER_BYTES + index) : 0;
    }

    /** The tag with a copy of its payload. */
    public FlvTag copy() {
        return new FlvTag(kind, timestamp, bytes.copy(position + FlvTag.HEADER_BYTES, payloadBytes));
    }

    /** Where the tag's header begins in the stream. */
    long position() {
        return position;
    }

    /** Where what is to be read next begins. */
    public long unread() {
        return unread;
    }

    StreamBytes bytes() {
        return bytes;
    }
}
