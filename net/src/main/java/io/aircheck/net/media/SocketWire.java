package io.aircheck.net.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A TCP connection. */
public final class SocketWire implements Wire {

    private final SocketChannel channel;

    private SocketWire(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects, breaking off when the alarm rings.
     *
     * @param kept bytes that the system is to keep while nobody reads, which it must know before it connects; 0 leaves that to
     *     the system, which gives more and more where a far server is fast
     */
    static SocketWire connect(InetSocketAddress target, int kept, SocketChannel channel) throws IOException {
        if (kept > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, kept);
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(target);
        return new SocketWire(channel);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public int kept() throws IOException {
        return channel.getOption(StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing was promised of what is closed
        }
    }
}
