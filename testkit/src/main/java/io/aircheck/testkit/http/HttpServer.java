package io.aircheck.testkit.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP/1.1 with keep-alive on loopback, one virtual thread a connection. */
public final class HttpServer implements AutoCloseable {

    /** Answers a request. An exception ends the connection, after a 500 where nothing was sent yet. */
    public interface Handler {
        void handle(Exchange exchange) throws IOException, InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int BACKLOG = 4096;

    private final ServerSocketFactory sockets;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile @Nullable ServerSocket listening;
    private volatile @Nullable Thread acceptor;

    /**
     * Starts to listen on 127.0.0.1.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public HttpServer(int port, Handler handler) throws IOException {
        this(port, ServerSocketFactory.getDefault(), handler);
    }

    /** @param sockets makes the socket to listen on: one that speaks TLS, for example */
    public HttpServer(int port, ServerSocketFactory sockets, Handler handler) throws IOException {
        this.sockets = sockets;
        this.handler = handler;
        ServerSocket socket = listen(port);
        this.port = socket.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** Stops to listen and drops every connection, as a host that goes down: connections are refused from now on. */
    public synchronized void goDark() throws IOException {
        ServerSocket socket = listening;
        listening = null;
        if (socket != null) {
            socket.close();
            // The port is only free when the thread in accept() has let go of it.
            try {
                if (acceptor instanceof Thread accepting) {
                    accepting.join(Duration.ofSeconds(5));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        for (Socket connection : connections) {
            connection.close();
        }
        threads.forEach(Thread::interrupt);
    }

    /** Listens again on the same port after {@link #goDark}. */
    public synchronized void comeBack() throws IOException {
        if (listening == null) {
            listen(port);
        }
    }

    @Override
    public void close() throws IOException {
        goDark();
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket socket = sockets.createServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted), BACKLOG);
        listening = socket;
        acceptor = Thread.ofVirtual().name("origin-accept").start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().name("origin-connection").start(() -> serve(connection));
            }
        } catch (IOException closed) {
            LOG.debug("no longer listening on port {}: {}", port, closed.toString());
        }
    }

    private void serve(Socket connection) {
        threads.add(Thread.currentThread());
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            var out = new BufferedOutputStream(connection.getOutputStream(), 16 << 10);
            boolean goesOn = true;
            while (goesOn && listening != null) {
                Request request = Request.read(in);
                goesOn = request != null && answer(new Exchange(request, connection, out));
            }
        } catch (IOException gone) {
            // A client that leaves is the everyday end of a live stream.
            LOG.debug("connection ended: {}", gone.toString());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
            threads.remove(Thread.currentThread());
        }
    }

    private boolean answer(Exchange exchange) throws IOException, InterruptedException {
        try {
            handler.handle(exchange);
            return exchange.reusable();
        } catch (RuntimeException e) {
            LOG.warn("no answer to {}", exchange.request().target(), e);
            if (!exchange.answered()) {
                exchange.answer(500, "text/plain", e.toString());
            }
            return false;
        }
    }
}
