package io.aircheck.music.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first 4 KiB of a segment.
 *
 * @param analysis hash of the parameters that its fingerprints were made with
 * @param frames length of the timeline
 * @param trackTable where the table of tracks stands: {@link Segment#ROW_BYTES} for each, and a last row for the end
 * @param end where the last page ends and their checksums begin
 */
record SegmentHeader(
        String analysis,
        int tracks,
        long frames,
        long trackTable,
        PostingsLayout pairs,
        PostingsLayout triples,
        long end) {

    static final int BYTES = 4096;

    private static final byte[] MAGIC = "AIRCHKSG".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 3;
    private static final int ANALYSIS_BYTES = 8;

    ByteBuffer encode() {
        ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putInt(FORMAT);
        header.put(analysis.getBytes(StandardCharsets.US_ASCII), 0, ANALYSIS_BYTES);
        header.putInt(tracks).putLong(frames).putLong(trackTable);
        encode(header, pairs);
        encode(header, triples);
        header.putLong(end);
        header.putInt(BYTES - Integer.BYTES, sum(header));
        return header.clear();
    }

    private static void encode(ByteBuffer header, PostingsLayout layout) {
        header.putInt(layout.hashBits())
                .putLong(layout.count())
                .putLong(layout.offset())
                .putLong(layout.codeBytes())
                .putInt(layout.prefixBits());
    }

    /**
     * @param file named in what is said
     * @throws DamagedException if it is no header
     * @throws OutdatedException if it is not one that this version reads
     */
    static SegmentHeader decode(ByteBuffer header, Path file) throws DamagedException, OutdatedException {
        header.order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        header.get(magic);
        int format = header.getInt();
        if (!Arrays.equals(magic, MAGIC) || header.getInt(BYTES - Integer.BYTES) != sum(header)) {
            throw new DamagedException(file + " is damaged at its beginning");
        }
        if (format != FORMAT) {
            throw new OutdatedException(file + " was made by another version of Aircheck");
        }
        byte[] analysis = new byte[ANALYSIS_BYTES];
        header.get(analysis);
        return new SegmentHeader(
                new String(analysis, StandardCharsets.US_ASCII),
                header.getInt(),
                header.getLong(),
                header.getLong(),
                layout(header),
                layout(header),
                header.getLong());
    }

    private static PostingsLayout layout(ByteBuffer header) {
        return new PostingsLayout(
                header.getInt(), header.getLong(), header.getLong(), header.getLong(), header.getInt());
    }

    private static int sum(ByteBuffer header) {
        var crc = new CRC32C();
        crc.update(header.array(), header.arrayOffset(), BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }
}
