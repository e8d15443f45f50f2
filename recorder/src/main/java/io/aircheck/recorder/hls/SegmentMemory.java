package io.aircheck.recorder.hls;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Buffers for the segments of all recordings, used again and again, so that however many streams there are and whatever
 * they send, memory has one bound.
 */
public final class SegmentMemory {

    /** A whole number of transport stream packets, near 64 KiB. */
    static final int CHUNK = 348 * 188;

    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<ByteBuffer> idle = new ArrayDeque<>();
    private long inUse;

    /** @param limitBytes for all segments in flight or waiting for their turn to be written */
    public SegmentMemory(long limitBytes) {
        this.limit = limitBytes;
    }

    /** A third of what the heap may become, at least 48 MiB. */
    public static SegmentMemory forThisProcess() {
        return new SegmentMemory(Math.max(48L << 20, Runtime.getRuntime().maxMemory() / 3));
    }

    /**
     * An empty buffer.
     *
     * @param beyondLimit whether the caller may have it even if the limit is reached
     * @return null if the limit is reached
     */
    @Nullable
    ByteBuffer take(boolean beyondLimit) {
        lock.lock();
        try {
            if (inUse + CHUNK > limit && !beyondLimit) {
                return null;
            }
            inUse += CHUNK;
            ByteBuffer chunk = idle.poll();
            return chunk == null ? ByteBuffer.allocateDirect(CHUNK) : chunk.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Takes buffers back; they must not be used any more. */
    void giveBack(List<ByteBuffer> chunks) {
        lock.lock();
        try {
            for (ByteBuffer chunk : chunks) {
                inUse -= CHUNK;
                if ((long) idle.size() * CHUNK < limit / 4) {
                    idle.push(chunk);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    long inUse() {
        lock.lock();
        try {
            return inUse;
        } finally {
            lock.unlock();
        }
    }
}
