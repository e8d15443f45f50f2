package io.aircheck.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Listens on a free port of the loopback address and hands each connection to a handler on a thread of its own. */
public final class WireServer implements AutoCloseable {

    /** Serves one connection; it is closed when this returns or throws. */
    @FunctionalInterface
    public interface Handler {
        void handle(Socket connection) throws IOException;
    }

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    private WireServer(ServerSocket listener) {
        this.listener = listener;
    }

    public static WireServer start(Handler handler) {
        return start(null, handler);
    }

    /** @param tls what to speak TLS with; null for plain TCP */
    public static WireServer start(@Nullable SSLContext tls, Handler handler) {
        try {
            WireServer server = new WireServer(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("wire-server").start(() -> server.accept(tls, handler));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(@Nullable SSLContext tls, Handler handler) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, tls, handler));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket, @Nullable SSLContext tls, Handler handler) {
        try (socket) {
            handler.handle(tls == null ? socket : secure(socket, tls));
        } catch (IOException e) {
            // The client went away, or the test closed the server: nobody is left to be told.
        } finally {
            connections.remove(socket);
        }
    }

    /** Continues an accepted connection in TLS, as its server. */
    public static SSLSocket secure(Socket socket, SSLContext tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), port());
    }

    /** Connections accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : connections) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
