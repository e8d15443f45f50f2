package io.aircheck.net.media;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** What comes over a wire: lines by way of a buffer, large pieces of a body straight to where they are wanted. */
final class Incoming {

    /** Holds most heads at one reading, and the beginning of the body with it. */
    private static final int BUFFER_BYTES = 8 << 10;

    /** From here on a body's bytes are read past the buffer. */
    private static final int LARGE = 4 << 10;

    private final Wire wire;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();

    private boolean tookAll;
    /** What the buffer holds is the beginning of something that has not come yet. */
    private boolean holdsBeginning;

    Incoming(Wire wire) {
        this.wire = wire;
    }

    /** Waits for the first byte of what comes next. @return false at the end */
    boolean await() throws IOException {
        return buffer.hasRemaining() || fill();
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        if (!await()) {
            return -1;
        }
        return buffer.get() & 0xff;
    }

    /** Some bytes, at most so many; -1 at the end. */
    int read(ByteBuffer target, long most) throws IOException {
        int count = (int) Math.min(most, target.remaining());
        if (!buffer.hasRemaining() && count >= LARGE) {
            int limit = target.limit();
            target.limit(target.position() + count);
            try {
                int came = wire.read(target);
                tookAll = came < count;
                holdsBeginning = false;
                return came;
            } finally {
                target.limit(limit);
            }
        }
        if (count > 0 && !await()) {
            return -1;
        }
        count = Math.min(count, buffer.remaining());
        target.put(target.position(), buffer, buffer.position(), count);
        target.position(target.position() + count);
        buffer.position(buffer.position() + count);
        return count;
    }

    /**
     * Takes back what was read too far; it comes again.
     *
     * @throws ProtocolException if that is more than may stand between two pieces of a body
     */
    void giveBack(ByteBuffer source, int from, int to) throws ProtocolException {
        int count = to - from;
        holdsBeginning = true;
        if (buffer.hasRemaining()) {
            buffer.position(buffer.position() - count); // it was copied from there
            return;
        }
        if (count > BUFFER_BYTES) {
            throw new ProtocolException("the server sends more than its answer");
        }
        buffer.clear().put(0, source, from, count).limit(count);
    }

    /** Whether nothing more had come when it was last read, so that the next reading has to wait. */
    boolean isDrained() {
        return tookAll && (holdsBeginning || !buffer.hasRemaining());
    }

    boolean isEmpty() {
        return !buffer.hasRemaining();
    }

    private boolean fill() throws IOException {
        buffer.clear();
        int count = 0;
        try {
            count = wire.read(buffer);
            tookAll = count < BUFFER_BYTES;
            holdsBeginning = false;
        } finally {
            buffer.flip();
        }
        return count >= 0;
    }
}
