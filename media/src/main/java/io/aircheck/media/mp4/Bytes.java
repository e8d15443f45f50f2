package io.aircheck.media.mp4;

import java.nio.ByteBuffer;
import java.util.List;

/** Several buffers as one stretch of bytes, from their positions to their limits; they are left as they are. */
final class Bytes {

    private final List<ByteBuffer> buffers;
    private final long length;

    Bytes(List<ByteBuffer> buffers) {
        this.buffers = buffers;
        this.length = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    long length() {
        return length;
    }

    /** A copy of a part; shorter where the bytes end before it does. */
    ByteBuffer copy(long from, int count) {
        int wanted = (int) Math.min(count, length - from);
        ByteBuffer copy = ByteBuffer.allocate(wanted);
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
}
