package io.aircheck.music.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Packets in one piece each, as in MP4, Matroska, FLV, MP3 and ADTS. */
record FilePayloads(FileChannel file) implements Payloads {

    /** A container's own bytes may stand between the position that FFmpeg tells and the packet: headers of tags and blocks. */
    private static final int LONGEST_HEAD = 64;

    @Override
    public Payload find(int track, long position, int size, int crc32) throws IOException {
        if (position < 0) {
            throw new IOException("this container does not say where its packets lie");
        }
        ByteBuffer around = ByteBuffer.allocate(LONGEST_HEAD + size);
        while (around.hasRemaining() && file.read(around, position + around.position()) > 0) {
            // A read may give less than was asked for.
        }
        for (int head = 0; head + size <= around.position(); head++) {
            var crc = new CRC32();
            crc.update(around.array(), head, size);
            if ((int) crc.getValue() == crc32) {
                return new Piece(file, position + head, Arrays.copyOfRange(around.array(), head, head + size));
            }
        }
        throw new IOException("the packet at byte " + position + " is not in one piece");
    }

    private record Piece(FileChannel file, long position, byte[] bytes) implements Payload {

        @Override
        public void replace(byte[] other) throws IOException {
            writeFully(file, position, ByteBuffer.wrap(other));
        }
    }

    static void writeFully(FileChannel file, long position, ByteBuffer bytes) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }
}
