package io.aircheck.music.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes a file of {@link Pages} from front to back. */
final class PageWriter {

    private final FileChannel channel;
    private final long begin;
    private final ByteBuffer page = ByteBuffer.allocateDirect(Pages.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int[] sums = new int[64];
    private int pages;

    /** @param begin where the first page begins */
    PageWriter(FileChannel channel, long begin) throws IOException {
        this.channel = channel;
        this.begin = begin;
        channel.position(begin);
    }

    /** Where the next byte will stand. */
    long position() {
        return begin + (long) pages * Pages.BYTES + page.position();
    }

    void write(byte[] bytes, int length) throws IOException {
        write(ByteBuffer.wrap(bytes, 0, length));
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int count = Math.min(page.remaining(), bytes.remaining());
            page.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            if (!page.hasRemaining()) {
                endPage();
            }
        }
    }

    void writeLong(long value) throws IOException {
        if (page.remaining() < Long.BYTES) {
            write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value));
        } else {
            page.putLong(value);
        }
    }

    void writeInt(int value) throws IOException {
        if (page.remaining() < Integer.BYTES) {
            write(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0, value));
        } else {
            page.putInt(value);
        }
    }

    /** Ends the last page and writes the checksums. */
    void finish() throws IOException {
        endPage();
        ByteBuffer table = ByteBuffer.allocate(pages * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        table.asIntBuffer().put(sums, 0, pages);
        writeFully(table);
    }

    private void endPage() throws IOException {
        page.flip();
        if (!page.hasRemaining()) {
            page.clear();
            return;
        }
        if (pages == sums.length) {
            sums = Arrays.copyOf(sums, 2 * pages);
        }
        var crc = new CRC32C();
        crc.update(page.duplicate());
        sums[pages++] = (int) crc.getValue();
        writeFully(page);
        page.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
