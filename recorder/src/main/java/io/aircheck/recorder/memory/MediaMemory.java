package io.aircheck.recorder.memory;

import io.aircheck.media.Chunks;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Buffers for the media of all recordings, used again and again, so that however many streams there are and whatever
 * they send, memory has one bound.
 */
public final class MediaMemory implements Chunks {

    /** A whole number of {@link #PAGE}s. */
    public static final int CHUNK = 64 << 10;

    /** Chunks begin at the beginning of a page, so that they can be written to the disk as they are. */
    public static final int PAGE = 4 << 10;

    /** Buffers beyond what was needed at once for so long are let go. */
    private static final long PEAK_NANOS = Duration.ofSeconds(20).toNanos();

    /**
     * The memory of a direct buffer is free once the collector has found the buffer dead. The old generation, where it is, is
     * collected once in hours, since media do not go through the heap; a collection takes some ten milliseconds.
     */
    private static final long WORTH_COLLECTING = 8 << 20;

    /**
     * Who may fill buffers at once, and from how many full ones on the next waits for these to be written. Fifty streams whose
     * segments end together would else take fifty segments of memory, for a tenth of a second.
     */
    private static final int FILLING_AT_ONCE = 4;

    private static final long CALM = 2 << 20;

    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** How long the next waits for room where the limit is reached: much less than a playlist holds. */
    private static final Duration PATIENCE_AT_LIMIT = Duration.ofSeconds(3);

    /** What each of those who fill buffers is likely to need: two seconds at 1 Mbit/s. */
    private static final long LIKELY = 256 << 10;

    private final long limit;
    private final LongSupplier nanoTime;
    private final Runnable collector;
    private final IntFunction<ByteBuffer> direct;
    private final Turns turns = new Turns(FILLING_AT_ONCE, PATIENCE);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition calmer = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<ByteBuffer> idle = new ArrayDeque<>();
    private long inUse;
    private int filling;
    private long peak;
    private long peakBefore;
    private long peakSince;

    /** @param limitBytes for all that is in flight or waits for its turn to be written */
    public MediaMemory(long limitBytes) {
        this(limitBytes, System::nanoTime, System::gc, ByteBuffer::allocateDirect);
    }

    /** @param direct makes buffers outside of the heap, or throws {@link OutOfMemoryError} */
    MediaMemory(long limitBytes, LongSupplier nanoTime, Runnable collector, IntFunction<ByteBuffer> direct) {
        this.limit = limitBytes;
        this.nanoTime = nanoTime;
        this.collector = collector;
        this.direct = direct;
        this.peakSince = nanoTime.getAsLong();
    }

    /** A twelfth of what the heap may become, at least 48 MiB. */
    public static MediaMemory forThisProcess() {
        return new MediaMemory(Math.max(48L << 20, Runtime.getRuntime().maxMemory() / 12));
    }

    /**
     * Whether a quarter of it is in use: enough for hundreds of streams that are on time. What is in no hurry, such as all
     * that a playlist lists when a recording begins, should wait then.
     */
    public boolean isShort() {
        return inUse() > limit / 4;
    }

    /**
     * For those who fill buffers as fast as they can: waits, but never long, until few others do, and few buffers are full;
     * longer where they would go beyond the limit.
     *
     * @return what must be closed when the buffers are full
     */
    public Filling begin() throws InterruptedException {
        boolean turn = turns.take();
        boolean begun = false;
        try {
            awaitCalm();
            begun = true;
            return new Filling(turn);
        } finally {
            if (turn && !begun) {
                turns.giveBack();
            }
        }
    }

    /** The time in which somebody fills buffers. */
    public final class Filling implements AutoCloseable {

        private final boolean turn;

        private Filling(boolean turn) {
            this.turn = turn;
        }

        /** Whether few others do. */
        boolean hasTurn() {
            return turn;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                filling--;
                room.signal();
            } finally {
                lock.unlock();
            }
            if (turn) {
                turns.giveBack();
            }
        }
    }

    private void awaitCalm() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = PATIENCE_AT_LIMIT.toNanos(); !hasRoom() && left > 0; ) {
                left = room.awaitNanos(left);
            }
            for (long left = PATIENCE.toNanos(); inUse > CALM && left > 0; ) {
                left = calmer.awaitNanos(left);
            }
            filling++;
            if (hasRoom()) {
                room.signal(); // for the next in line
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether one more may begin to fill buffers, those that others have begun to fill being counted as full. */
    private boolean hasRoom() {
        return inUse + (filling + 1) * LIKELY <= limit;
    }

    /**
     * An empty buffer.
     *
     * @param beyondLimit whether the caller may have it even if the limit is reached
     * @return null if the limit is reached
     */
    @Override
    public @Nullable ByteBuffer take(boolean beyondLimit) {
        lock.lock();
        try {
            if (inUse + CHUNK > limit && !beyondLimit) {
                return null;
            }
            inUse += CHUNK;
            peak = Math.max(peak, inUse);
            ByteBuffer chunk = idle.poll();
            return chunk == null ? newChunk() : chunk.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Who may go beyond the limit may also meet the JVM's own bound for such buffers; the heap has room of its own then. */
    private ByteBuffer newChunk() {
        try {
            return direct.apply(CHUNK + PAGE).alignedSlice(PAGE).slice(0, CHUNK);
        } catch (OutOfMemoryError e) {
            return ByteBuffer.allocate(CHUNK);
        }
    }

    /** Takes buffers back; they must not be used any more. */
    @Override
    public void giveBack(List<ByteBuffer> chunks) {
        if (keep(chunks) > 0) {
            collector.run();
        }
    }

    /** @return bytes that are not kept, which only the collector can free */
    private long keep(List<ByteBuffer> chunks) {
        lock.lock();
        try {
            lookAtPeak();
            for (ByteBuffer chunk : chunks) {
                inUse -= CHUNK;
                if (chunk.isDirect()) {
                    idle.push(chunk);
                }
            }
            if (inUse <= CALM) {
                calmer.signalAll();
            }
            room.signal();
            long letGo = 0;
            // Kept is what was in use at once lately: streams that breathe in step would else make their buffers anew.
            long surplus = inUse + (long) idle.size() * CHUNK - Math.max(peak, peakBefore);
            // Less than is worth a collection would only be made anew at the next peak.
            while (!idle.isEmpty() && surplus >= WORTH_COLLECTING && letGo < surplus) {
                idle.removeLast();
                letGo += CHUNK;
            }
            return letGo;
        } finally {
            lock.unlock();
        }
    }

    public long inUse() {
        lock.lock();
        try {
            return inUse;
        } finally {
            lock.unlock();
        }
    }

    /** Buffers that wait to be used again, in bytes. */
    long kept() {
        lock.lock();
        try {
            return (long) idle.size() * CHUNK;
        } finally {
            lock.unlock();
        }
    }

    private void lookAtPeak() {
        long now = nanoTime.getAsLong();
        if (now - peakSince >= PEAK_NANOS) {
            peakSince = now;
            peakBefore = peak;
            peak = inUse;
        }
    }
}
