package io.aircheck.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of all connections: with readable answer heads, and through a SOCKS5 proxy where there is one. */
final class PlainSockets extends SocketFactory {

    private final @Nullable Socks5 socks;

    PlainSockets(@Nullable Socks5 socks) {
        this.socks = socks;
    }

    @Override
    public Socket createSocket() {
        return new PlainSocket(socks);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connectedByLibrary();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connectedByLibrary();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connectedByLibrary();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw connectedByLibrary();
    }

    static UnsupportedOperationException connectedByLibrary() {
        return new UnsupportedOperationException("sockets are connected after they were made");
    }

    private static final class PlainSocket extends Socket {
        private final @Nullable Socks5 socks;
        private @Nullable AnswerHeads heads;

        PlainSocket(@Nullable Socks5 socks) {
            this.socks = socks;
        }

        @Override
        public void connect(SocketAddress target, int timeoutMillis) throws IOException {
            if (socks == null) {
                super.connect(target, timeoutMillis);
                return;
            }
            InetSocketAddress proxy =
                    new InetSocketAddress(socks.proxy().host(), socks.proxy().port());
            if (proxy.isUnresolved()) {
                throw new UnknownHostException("the name of the proxy " + socks.proxy() + " is not known");
            }
            super.connect(proxy, timeoutMillis);
            int patience = getSoTimeout();
            setSoTimeout(timeoutMillis);
            socks.connect(super.getInputStream(), super.getOutputStream(), (InetSocketAddress) target);
            setSoTimeout(patience);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return heads().input();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return heads().output();
        }

        private synchronized AnswerHeads heads() throws IOException {
            if (heads == null) {
                heads = new AnswerHeads(super.getInputStream(), super.getOutputStream());
            }
            return heads;
        }
    }
}
