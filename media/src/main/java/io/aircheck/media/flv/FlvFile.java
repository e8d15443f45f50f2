package io.aircheck.media.flv;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the tags of an FLV file from its beginning. */
final class FlvFile implements Closeable {

    private static final int FILE_HEADER_BYTES = 13;
    private static final int BUFFER_BYTES = 256 << 10;

    private final DataInputStream input;

    /** @param file closed with this, and where it is no FLV */
    FlvFile(InputStream file) throws IOException {
        input = new DataInputStream(new BufferedInputStream(file, BUFFER_BYTES));
        try {
            if (input.readInt() >>> 8 != ('F' << 16 | 'L' << 8 | 'V')) {
                throw new IOException("the file does not begin with FLV");
            }
            input.skipNBytes(FILE_HEADER_BYTES - Integer.BYTES);
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }

    /** The next tag; null where no whole one is left, and behind damage. */
    @Nullable
    FlvTag next() throws IOException {
        try {
            byte[] head = input.readNBytes(FlvTag.HEADER_BYTES);
            if (head.length < FlvTag.HEADER_BYTES || (head[0] != 8 && head[0] != 9 && head[0] != 18)) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.wrap(head);
            byte[] payload = new byte[bytes.getInt(0) & FlvTag.MAX_PAYLOAD_BYTES];
            input.readFully(payload);
            input.skipNBytes(FlvTag.TRAILER_BYTES);
            return new FlvTag(FlvTag.Kind.of(head[0]), FlvTag.timestampAt(bytes, 4), ByteBuffer.wrap(payload));
        } catch (EOFException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
