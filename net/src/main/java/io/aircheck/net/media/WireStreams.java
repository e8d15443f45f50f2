package io.aircheck.net.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A wire as streams, for the few words that are said to a proxy. They read no further than they are asked to. */
public final class WireStreams {

    private WireStreams() {}

    public static InputStream input(Wire wire) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return length == 0 ? 0 : wire.read(ByteBuffer.wrap(target, offset, length));
            }
        };
    }

    public static OutputStream output(Wire wire) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                wire.write(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }
}
