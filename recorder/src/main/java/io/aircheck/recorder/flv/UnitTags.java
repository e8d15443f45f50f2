package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.TagHead;
import java.nio.ByteBuffer;
import java.util.List;

/** Walks over the tags of a unit where they stand: in buffers that end anywhere. It is itself the tag that it is at. */
final class UnitTags implements TagHead {

    private final List<ByteBuffer> buffers;
    /** Where the tag begins: in which buffer, and how far from its position. */
    private int buffer;

    private int offset;
    private int encodedBytes;
    private int payloadBytes;
    private FlvTag.Kind kind = FlvTag.Kind.SCRIPT;
    private long timestamp;

    UnitTags(List<ByteBuffer> buffers) {
        this.buffers = buffers;
    }

    /** Goes on to the next; false at the end. */
    boolean next() {
        offset += encodedBytes;
        while (buffer < buffers.size() && offset >= buffers.get(buffer).remaining()) {
            offset -= buffers.get(buffer).remaining();
            buffer++;
        }
        if (buffer == buffers.size()) {
            return false;
        }
        kind = FlvTag.Kind.of(at(0));
        payloadBytes = at(1) << 16 | at(2) << 8 | at(3);
        timestamp = (long) at(7) << 24 | at(4) << 16 | at(5) << 8 | at(6);
        encodedBytes = FlvTag.HEADER_BYTES + payloadBytes + FlvTag.TRAILER_BYTES;
        return true;
    }

    @Override
    public FlvTag.Kind kind() {
        return kind;
    }

    /** Milliseconds, of which a tag holds the lower 32 bits. */
    long timestamp() {
        return timestamp;
    }

    @Override
    public int payloadBytes() {
        return payloadBytes;
    }

    @Override
    public int octet(int index) {
        return index < payloadBytes ? at(FlvTag.HEADER_BYTES + index) : 0;
    }

    /** With header and trailer. */
    int encodedBytes() {
        return encodedBytes;
    }

    void putTimestamp(long moved) {
        put(4, moved >> 16);
        put(5, moved >> 8);
        put(6, moved);
        put(7, moved >> 24);
    }

    private int at(int index) {
        int at = buffer(index);
        ByteBuffer bytes = buffers.get(at);
        return bytes.get(bytes.position() + within(index, at)) & 0xFF;
    }

    private void put(int index, long octet) {
        int at = buffer(index);
        ByteBuffer bytes = buffers.get(at);
        bytes.put(bytes.position() + within(index, at), (byte) octet);
    }

    /** Which buffer a byte of the tag stands in. */
    private int buffer(int index) {
        int at = buffer;
        for (int left = offset + index; left >= buffers.get(at).remaining(); at++) {
            left -= buffers.get(at).remaining();
        }
        return at;
    }

    private int within(int index, int at) {
        int within = offset + index;
        for (int before = buffer; before < at; before++) {
            within -= buffers.get(before).remaining();
        }
        return within;
    }
}
