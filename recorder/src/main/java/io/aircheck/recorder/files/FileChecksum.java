package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720, Castagnoli) as manifests have it: eight hexadecimal digits. */
final class FileChecksum {

    private static final int READ_BYTES = 256 << 10;

    private FileChecksum() {}

    static String of(List<ByteBuffer> buffers) {
        var crc = new CRC32C();
        buffers.forEach(buffer -> crc.update(buffer.duplicate()));
        return hex(crc);
    }

    /** Of a stretch of a file; of as much of it as is there. */
    static String of(FileChannel file, long offset, long bytes) throws IOException {
        var crc = new CRC32C();
        add(crc, file, offset, offset + bytes);
        return hex(crc);
    }

    /** Of all of a file but a stretch in its middle. */
    static String around(FileChannel file, long from, long to) throws IOException {
        var crc = new CRC32C();
        add(crc, file, 0, from);
        add(crc, file, to, file.size());
        return hex(crc);
    }

    private static void add(CRC32C crc, FileChannel file, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.clamp(to - from, 1, READ_BYTES));
        for (long position = from; position < to; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - position));
            int count = file.read(buffer, position);
            if (count < 0) {
                return;
            }
            position += count;
            crc.update(buffer.flip());
        }
    }

    private static String hex(CRC32C crc) {
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
