package io.aircheck.media.flv;

import io.aircheck.media.Chunks;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What came over one connection and is still needed, in chunks that a socket fills and that a file is written from: between
 * the two nothing is copied. Each byte is known by its position, counted from the connection's beginning. For one thread.
 */
public final class StreamBytes implements Closeable {

    private final Chunks memory;
    private final List<ByteBuffer> chunks = new ArrayList<>();
    /** Capacity of each chunk; 1 before the first is there. */
    private int chunkBytes = 1;
    /** Position of the first chunk's first byte. */
    private long begin;

    private long end;

    public StreamBytes(Chunks memory) {
        this.memory = memory;
    }

    /** Position behind the last byte that came. */
    public long end() {
        return end;
    }

    /**
     * Where the next bytes are to be put, from the buffer's position on; call {@link #came} then.
     *
     * @param beyondLimit whether it is needed even if the memory is used up
     * @return null if the memory is used up
     */
    public @Nullable ByteBuffer room(boolean beyondLimit) {
        int index = index(end);
        if (index == chunks.size() && !add(beyondLimit)) {
            return null;
        }
        ByteBuffer chunk = chunks.get(index(end));
        return chunk.limit(chunk.capacity()).position(offset(end));
    }

    /** Notes that so many bytes were put into the {@link #room}. */
    public void came(int bytes) {
        end += bytes;
    }

    /** Lets go of all that stands before a position. */
    public void release(long position) {
        long before = Math.min(position, end);
        int unneeded = 0;
        while (unneeded < chunks.size() && begin + (unneeded + 1L) * chunkBytes <= before) {
            unneeded++;
        }
        if (unneeded > 0) {
            memory.giveBack(chunks.subList(0, unneeded));
            chunks.subList(0, unneeded).clear();
            begin += (long) unneeded * chunkBytes;
        }
    }

    /** Lets go of everything. */
    @Override
    public void close() {
        memory.giveBack(chunks);
        begin = end;
        chunks.clear();
    }

    int octet(long at) {
        return chunks.get(index(at)).get(offset(at)) & 0xFF;
    }

    int intAt(long at) {
        int offset = offset(at);
        if (offset + Integer.BYTES <= chunkBytes) {
            return chunks.get(index(at)).getInt(offset);
        }
        return octet(at) << 24 | octet(at + 1) << 16 | octet(at + 2) << 8 | octet(at + 3);
    }

    /** Overwrites four bytes; those behind the end are made room for, and overwritten again by what comes. */
    void putInt(long at, int value) {
        while (index(at + Integer.BYTES - 1) >= chunks.size()) {
            add(true);
        }
        int offset = offset(at);
        if (offset + Integer.BYTES <= chunkBytes) {
            chunks.get(index(at)).putInt(offset, value);
            return;
        }
        for (int i = 0; i < Integer.BYTES; i++) {
            chunks.get(index(at + i)).put(offset(at + i), (byte) (value >>> 24 - 8 * i));
        }
    }

    /** Adds the buffers that hold a stretch, without copying. */
    void addSlices(long from, long to, List<ByteBuffer> target) {
        for (long at = from; at < to; at += runAt(at, to)) {
            target.add(chunks.get(index(at)).slice(offset(at), runAt(at, to)));
        }
    }

    void addTo(CRC32C checksum, long from, long to) {
        for (long at = from; at < to; at += runAt(at, to)) {
            checksum.update(chunks.get(index(at)).slice(offset(at), runAt(at, to)));
        }
    }

    boolean equals(long from, StreamBytes other, long otherFrom, int length) {
        for (int done = 0; done < length; ) {
            int run = Math.min(runAt(from + done, from + length), other.runAt(otherFrom + done, otherFrom + length));
            ByteBuffer here = chunks.get(index(from + done)).slice(offset(from + done), run);
            ByteBuffer there =
                    other.chunks.get(other.index(otherFrom + done)).slice(other.offset(otherFrom + done), run);
            if (!here.equals(there)) {
                return false;
            }
            done += run;
        }
        return true;
    }

    /** A copy of its own. */
    ByteBuffer copy(long from, int length) {
        ByteBuffer copy = ByteBuffer.allocate(length);
        for (int done = 0; done < length; ) {
            int run = runAt(from + done, from + length);
            copy.put(done, chunks.get(index(from + done)), offset(from + done), run);
            done += run;
        }
        return copy;
    }

    private boolean add(boolean beyondLimit) {
        ByteBuffer chunk = memory.take(beyondLimit);
        if (chunk == null) {
            return false;
        }
        chunkBytes = chunk.capacity();
        chunks.add(chunk);
        return true;
    }

    /** Bytes from a position to a second one or to its chunk's end. */
    private int runAt(long at, long to) {
        return (int) Math.min(to - at, chunkBytes - offset(at));
    }

    private int index(long at) {
        return (int) (Objects.checkIndex(at - begin, Long.MAX_VALUE) / chunkBytes);
    }

    private int offset(long at) {
        return (int) ((at - begin) % chunkBytes);
    }
}
