package io.aircheck.music.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.zip.CRC32C;

/**
 * A mapped file whose pages carry checksums; each is compared when the page is first used. So a file of gigabytes opens at
 * once, and nothing of it is believed unseen.
 */
final class Pages {

    static final int BYTES = 16 << 10;
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final MemorySegment data;
    private final long begin;
    private final long end;
    private final AtomicLongArray seen;

    /**
     * @param data the whole file; its checksums, four bytes a page, stand at {@code end}
     * @param begin where the first page begins
     * @param end where the last page ends; it may be shorter
     */
    Pages(Path file, MemorySegment data, long begin, long end) {
        this.file = file;
        this.data = data;
        this.begin = begin;
        this.end = end;
        this.seen = new AtomicLongArray((int) (count(begin, end) / Long.SIZE + 1));
    }

    static long count(long begin, long end) {
        return (end - begin + BYTES - 1) / BYTES;
    }

    /** The whole file; use only what was {@linkplain #check checked}. */
    MemorySegment data() {
        return data;
    }

    /** Makes sure that a stretch of the file is as it was written. */
    void check(long from, long length) throws DamagedException {
        if (from < begin || length < 0 || length > end - from) {
            throw new DamagedException(file + " points outside of itself, to byte " + from);
        }
        long last = (from - begin + Math.max(length, 1) - 1) / BYTES;
        for (long page = (from - begin) / BYTES; page <= last; page++) {
            int word = (int) (page / Long.SIZE);
            long bit = 1L << page;
            if ((seen.getOpaque(word) & bit) == 0) {
                compare(page);
                seen.getAndAccumulate(word, bit, (a, b) -> a | b);
            }
        }
    }

    /** Looks at every page. */
    void checkAll() throws DamagedException {
        check(begin, end - begin);
    }

    private void compare(long page) throws DamagedException {
        long from = begin + page * BYTES;
        long length = Math.min(BYTES, end - from);
        if (length <= 0) {
            return;
        }
        var crc = new CRC32C();
        try {
            crc.update(data.asSlice(from, length).asByteBuffer());
            if ((int) crc.getValue() == data.get(INT, end + page * Integer.BYTES)) {
                return;
            }
        } catch (InternalError e) {
            // How the JVM reports that the disk could not deliver a mapped page.
            throw unreadable(e);
        }
        throw new DamagedException(file + " is damaged between the bytes " + from + " and " + (from + length));
    }

    private DamagedException unreadable(InternalError cause) {
        var damage = new DamagedException("the disk cannot read " + file + " any more");
        damage.initCause(cause);
        return damage;
    }
}
