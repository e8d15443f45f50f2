package io.aircheck.recorder.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new file into which whole units are put, one behind the other. Of a large unit the blocks that it fills go past the page
 * cache where the system can do that ({@link DirectFile}); its first and last bytes, which share a block with its neighbours,
 * and all small units go through the cache. So the file always ends where the last unit does.
 */
final class PartFile implements Closeable {

    /** Heap buffers are copied to native memory by each write, so a write takes no more of them than this. */
    private static final int COPIED_BYTES = 256 << 10;

    /** One call for most segments: the file system then takes their pages in large pieces. */
    private static final int WRITE_BYTES = 4 << 20;

    private final FileChannel channel;
    private final @Nullable DirectFile direct;

    private PartFile(FileChannel channel, @Nullable DirectFile direct) {
        this.channel = channel;
        this.direct = direct;
    }

    static PartFile create(Storage storage, Path file) throws IOException {
        FileChannel channel =
                storage.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new PartFile(channel, DirectFile.open(storage, file));
    }

    /** For what reads the file or changes it in places; positions of its own are not kept. */
    FileChannel channel() {
        return channel;
    }

    /** Puts all that the buffers hold at a place, and leaves their positions as they are. @return how much that is */
    long write(long position, List<ByteBuffer> buffers) throws IOException {
        long length = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        long blocksBegin = DirectFile.blockAtOrAfter(position);
        List<ByteBuffer> blocks =
                slice(buffers, blocksBegin - position, DirectFile.wholeBlocks(position + length - blocksBegin));
        if (direct == null || !direct.suits(blocks)) {
            writeCached(position, buffers);
            return length;
        }
        writeCached(position, slice(buffers, 0, blocksBegin - position));
        long done = direct.write(blocksBegin, blocks);
        writeCached(blocksBegin + done, slice(buffers, blocksBegin - position + done, length));
        return length;
    }

    private void writeCached(long position, List<ByteBuffer> buffers) throws IOException {
        if (buffers.isEmpty()) {
            return;
        }
        channel.position(position);
        ByteBuffer[] batch = new ByteBuffer[64];
        int most = buffers.stream().allMatch(ByteBuffer::isDirect) ? WRITE_BYTES : COPIED_BYTES;
        int count = 0;
        int batchBytes = 0;
        for (ByteBuffer buffer : buffers) {
            for (ByteBuffer rest = buffer.duplicate(); rest.hasRemaining(); ) {
                int piece = Math.min(rest.remaining(), most - batchBytes);
                batch[count++] = rest.slice(rest.position(), piece);
                rest.position(rest.position() + piece);
                batchBytes += piece;
                if (batchBytes == most || count == batch.length) {
                    writeFully(batch, count);
                    count = 0;
                    batchBytes = 0;
                }
            }
        }
        writeFully(batch, count);
    }

    private void writeFully(ByteBuffer[] batch, int count) throws IOException {
        while (count > 0 && batch[count - 1].hasRemaining()) {
            channel.write(batch, 0, count);
        }
    }

    /** A stretch of what the buffers hold together; nothing where there is none. */
    private static List<ByteBuffer> slice(List<ByteBuffer> buffers, long offset, long length) {
        List<ByteBuffer> slices = new ArrayList<>();
        long skip = offset;
        long left = length;
        for (ByteBuffer buffer : buffers) {
            int from = (int) Math.min(skip, buffer.remaining());
            int count = (int) Math.min(left, buffer.remaining() - from);
            skip -= from;
            if (count > 0) {
                slices.add(buffer.slice(buffer.position() + from, count));
                left -= count;
            }
        }
        return slices;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (direct != null) {
                direct.close();
            }
        }
    }
}
