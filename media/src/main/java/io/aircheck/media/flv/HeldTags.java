package io.aircheck.media.flv;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Tags that are left where they came, in a connection's bytes, and what is known of them in columns: however many there are,
 * nothing is made for each. Their timestamps may be changed; their payloads never are.
 */
public final class HeldTags {

    private static final int FIRST_ROOM = 64;

    /** Between two frames that follow each other there is less. */
    private static final long LEAP_MILLIS = 2_000;

    private final StreamBytes bytes;
    private int size;
    private long lowest = Long.MAX_VALUE;
    private long encodedBytes;
    private long[] positions = new long[FIRST_ROOM];
    private int[] payloads = new int[FIRST_ROOM];
    private long[] timestamps = new long[FIRST_ROOM];
    private boolean[] pictures = new boolean[FIRST_ROOM];

    HeldTags(StreamBytes bytes) {
        this.bytes = bytes;
    }

    void add(FlvReader tag) {
        add(tag.position(), tag.payloadBytes(), tag.timestamp(), tag.kind() == FlvTag.Kind.VIDEO);
    }

    /** Adds one of others. */
    void add(HeldTags others, int index) {
        add(others.positions[index], others.payloads[index], others.timestamps[index], others.pictures[index]);
    }

    /** These with others of the same connection, from an index on, behind the first. */
    HeldTags withBehindFirst(HeldTags others, int from) {
        HeldTags all = new HeldTags(bytes);
        all.add(this, 0);
        for (int i = from; i < others.size; i++) {
            all.add(others, i);
        }
        for (int i = 1; i < size; i++) {
            all.add(this, i);
        }
        return all;
    }

    private void add(long position, int payload, long timestamp, boolean picture) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
            payloads = Arrays.copyOf(payloads, 2 * size);
            timestamps = Arrays.copyOf(timestamps, 2 * size);
            pictures = Arrays.copyOf(pictures, 2 * size);
        }
        positions[size] = position;
        payloads[size] = payload;
        timestamps[size] = timestamp;
        pictures[size] = picture;
        size++;
        lowest = Math.min(lowest, position);
        encodedBytes += FlvTag.HEADER_BYTES + (long) payload + FlvTag.TRAILER_BYTES;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Sizes in a file, with headers and trailers, summed up. */
    public long encodedBytes() {
        return encodedBytes;
    }

    /** Whether it is a picture; else it is sound. */
    public boolean isPicture(int index) {
        return pictures[index];
    }

    /** Milliseconds; 0 to 2^32-1 as it came, larger on a repaired timeline. */
    public long timestamp(int index) {
        return timestamps[index];
    }

    /** How long it lasts from the first to the last, in milliseconds; where timestamps leap no time is counted. */
    public long spanMillis() {
        long span = 0;
        for (int i = 1; i < size; i++) {
            long step = timestamps[i] - timestamps[i - 1];
            span += Math.abs(step) <= LEAP_MILLIS ? step : 0;
        }
        return Math.max(0, span);
    }

    public long firstTimestamp() {
        return timestamps[0];
    }

    public long lastTimestamp() {
        return timestamps[size - 1];
    }

    public void move(int index, long timestamp) {
        timestamps[index] = timestamp;
    }

    /** What tells what a tag is. */
    public TagHead head(int index) {
        long payload = positions[index] + FlvTag.HEADER_BYTES;
        int length = payloads[index];
        FlvTag.Kind kind = pictures[index] ? FlvTag.Kind.VIDEO : FlvTag.Kind.AUDIO;
        return new TagHead() {
            @Override
            public FlvTag.Kind kind() {
                return kind;
            }

            @Override
            public int payloadBytes() {
                return length;
            }

            @Override
            public int octet(int at) {
                return at < length ? bytes.octet(payload + at) : 0;
            }
        };
    }

    /** Adds what a tag is and holds, but not when, to a checksum. */
    public void addTo(CRC32C checksum, int index) {
        long payload = positions[index] + FlvTag.HEADER_BYTES;
        checksum.update(pictures[index] ? FlvTag.Kind.VIDEO.code() : FlvTag.Kind.AUDIO.code());
        bytes.addTo(checksum, payload, payload + payloads[index]);
    }

    /** Whether two tags hold the same. */
    public boolean samePayload(int index, HeldTags other, int otherIndex) {
        return payloads[index] == other.payloads[otherIndex]
                && bytes.equals(
                        positions[index] + FlvTag.HEADER_BYTES,
                        other.bytes,
                        other.positions[otherIndex] + FlvTag.HEADER_BYTES,
                        payloads[index]);
    }

    /**
     * The tags as they are to stand in a file: the buffers in which they came, with the timestamps of now (their lower 32 bits)
     * and right sizes. They are good until the bytes are released.
     */
    public List<ByteBuffer> encoded() {
        for (int i = 0; i < size; i++) {
            int tagBytes = FlvTag.HEADER_BYTES + payloads[i];
            bytes.putInt(positions[i] + 4, FlvTag.timestampBits(timestamps[i]));
            bytes.putInt(positions[i] + 7, (int) (timestamps[i] >>> 24 << 24));
            bytes.putInt(positions[i] + tagBytes, tagBytes);
        }
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < size; ) {
            long from = positions[i];
            long to = from;
            for (; i < size && positions[i] == to; i++) {
                to += FlvTag.HEADER_BYTES + (long) payloads[i] + FlvTag.TRAILER_BYTES;
            }
            bytes.addSlices(from, to, buffers);
        }
        return buffers;
    }

    /** Lets go of everything that came over the connection of these tags. */
    public void discard() {
        bytes.close();
    }

    /** Where the first of them begins in the stream. */
    long lowest() {
        return lowest;
    }
}
