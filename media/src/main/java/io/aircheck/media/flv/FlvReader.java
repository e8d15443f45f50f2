package io.aircheck.media.flv;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream of FLV apart, in pieces of any size. A tag is given only when it is whole, so what a cut connection leaves is
 * never torn.
 */
public final class FlvReader {

    private static final int FILE_HEADER_BYTES = 9;
    /** A file header may grow in a later version; nothing that grew further was ever seen. */
    private static final int MAX_FILE_HEADER_BYTES = 1024;
    /** Memory for a tag is taken as its bytes come, not as its size claims. */
    private static final int FIRST_PAYLOAD_BYTES = 64 << 10;

    private enum State {
        FILE_HEADER,
        REST_OF_FILE_HEADER,
        PREVIOUS_TAG_SIZE,
        TAG_HEADER,
        PAYLOAD
    }

    private State state = State.FILE_HEADER;
    private final ByteBuffer fixed = ByteBuffer.allocate(FlvTag.HEADER_BYTES).limit(FILE_HEADER_BYTES);
    private int toSkip;
    private long lastTagBytes;
    private boolean previousSizeFits;
    private FlvTag.Kind kind = FlvTag.Kind.SCRIPT;
    private long timestamp;
    private int payloadBytes;
    private byte[] payload = new byte[0];
    private int payloadFilled;

    /**
     * The next whole tag.
     *
     * @return null when {@code bytes} is used up; call again with what follows
     * @throws FlvException if this is not FLV; the reader is of no use afterwards
     */
    public @Nullable FlvTag next(ByteBuffer bytes) throws FlvException {
        while (true) {
            switch (state) {
                case FILE_HEADER -> {
                    if (!fill(bytes)) {
                        return null;
                    }
                    readFileHeader();
                }
                case REST_OF_FILE_HEADER -> {
                    int skipped = Math.min(toSkip, bytes.remaining());
                    bytes.position(bytes.position() + skipped);
                    toSkip -= skipped;
                    if (toSkip > 0) {
                        return null;
                    }
                    expect(State.PREVIOUS_TAG_SIZE, FlvTag.TRAILER_BYTES);
                }
                case PREVIOUS_TAG_SIZE -> {
                    if (!fill(bytes)) {
                        return null;
                    }
                    // Often wrong, so it is no reason to stop; it only backs up other signs.
                    previousSizeFits = fixed.getInt(0) == lastTagBytes;
                    expect(State.TAG_HEADER, FlvTag.HEADER_BYTES);
                }
                case TAG_HEADER -> {
                    if (!fill(bytes)) {
                        return null;
                    }
                    readTagHeader();
                }
                case PAYLOAD -> {
                    takePayload(bytes);
                    if (payloadFilled < payloadBytes) {
                        return null;
                    }
                    lastTagBytes = FlvTag.HEADER_BYTES + (long) payloadBytes;
                    ByteBuffer whole = ByteBuffer.wrap(payload, 0, payloadBytes).slice();
                    payload = new byte[0];
                    expect(State.PREVIOUS_TAG_SIZE, FlvTag.TRAILER_BYTES);
                    return new FlvTag(kind, timestamp, whole);
                }
            }
        }
    }

    private void expect(State next, int bytes) {
        state = next;
        fixed.clear().limit(bytes);
    }

    private boolean fill(ByteBuffer bytes) {
        int count = Math.min(fixed.remaining(), bytes.remaining());
        fixed.put(fixed.position(), bytes, bytes.position(), count);
        fixed.position(fixed.position() + count);
        bytes.position(bytes.position() + count);
        return !fixed.hasRemaining();
    }

    private void readFileHeader() throws FlvException {
        if (fixed.get(0) != 'F' || fixed.get(1) != 'L' || fixed.get(2) != 'V') {
            throw new FlvException("the stream does not begin with FLV");
        }
        long headerBytes = fixed.getInt(5) & 0xFFFF_FFFFL;
        if (headerBytes < FILE_HEADER_BYTES || headerBytes > MAX_FILE_HEADER_BYTES) {
            throw new FlvException("an FLV header of " + headerBytes + " bytes");
        }
        toSkip = (int) headerBytes - FILE_HEADER_BYTES;
        state = State.REST_OF_FILE_HEADER;
    }

    private void readTagHeader() throws FlvException {
        int type = fixed.get(0) & 0xFF;
        kind = switch (type) {
            case 8 -> FlvTag.Kind.AUDIO;
            case 9 -> FlvTag.Kind.VIDEO;
            case 18 -> FlvTag.Kind.SCRIPT;
            default -> throw new FlvException("a tag of type " + type + ": the stream is damaged or encrypted");
        };
        boolean streamIdIsZero = fixed.get(8) == 0 && fixed.get(9) == 0 && fixed.get(10) == 0;
        if (!streamIdIsZero && !previousSizeFits) {
            throw new FlvException("a tag header with a stream id after a wrong size: the stream is damaged");
        }
        payloadBytes = fixed.getInt(0) & 0xFFFFFF;
        timestamp = FlvTag.timestampAt(fixed, 4);
        payload = new byte[Math.min(payloadBytes, FIRST_PAYLOAD_BYTES)];
        payloadFilled = 0;
        state = State.PAYLOAD;
    }

    private void takePayload(ByteBuffer bytes) {
        int count = Math.min(payloadBytes - payloadFilled, bytes.remaining());
        if (payloadFilled + count > payload.length) {
            payload =
                    Arrays.copyOf(payload, Math.min(payloadBytes, Math.max(payloadFilled + count, 2 * payload.length)));
        }
        bytes.get(payload, payloadFilled, count);
        payloadFilled += count;
    }
}
