package io.aircheck.media;

import java.nio.ByteBuffer;
import java.util.List;

/** Several buffers as one stretch of bytes, from their positions to their limits, which stay where they are. */
public final class ScatteredBytes {

    private final List<ByteBuffer> buffers;
    private final long length;

    public ScatteredBytes(List<ByteBuffer> buffers) {
        this.buffers = buffers;
        this.length = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Of all buffers together, in bytes. */
    public long length() {
        return length;
    }

    /** A copy of a part; shorter where the bytes end before it does. */
    public ByteBuffer copy(long from, int count) {
        ByteBuffer copy = ByteBuffer.allocate((int) Math.min(count, length - from));
        long start = 0;
        for (ByteBuffer buffer : buffers) {
            long at = Math.max(from + copy.position() - start, 0);
            if (copy.hasRemaining() && at < buffer.remaining()) {
                int part = (int) Math.min(copy.remaining(), buffer.remaining() - at);
                copy.put(copy.position(), buffer, buffer.position() + (int) at, part)
                        .position(copy.position() + part);
            }
            start += buffer.remaining();
        }
        return copy.flip();
    }

    /**
     * Writes over what is there.
     *
     * @param bytes from position to limit, which are left as they are
     * @throws IndexOutOfBoundsException if the buffers end before they do
     */
    public void put(long from, ByteBuffer bytes) {
        if (from < 0 || from + bytes.remaining() > length) {
            throw new IndexOutOfBoundsException(from + " + " + bytes.remaining() + " of " + length);
        }
        int done = 0;
        long start = 0;
        for (ByteBuffer buffer : buffers) {
            long at = from + done - start;
            if (done < bytes.remaining() && at < buffer.remaining()) {
                int part = (int) Math.min(bytes.remaining() - done, buffer.remaining() - at);
                buffer.put(buffer.position() + (int) at, bytes, bytes.position() + done, part);
                done += part;
            }
            start += buffer.remaining();
        }
    }
}
