package io.aircheck.recorder.ffmpeg.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A free port that only this machine reaches. Each connection is served on a thread of its own; all end together. */
final class Loopback implements AutoCloseable {

    /** Serves one connection, which is closed when this returns or throws. */
    @FunctionalInterface
    interface Service {
        void serve(Socket connection) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loopback.class);
    /** FFmpeg opens a few a stream; whoever else on this machine knocks must not cost more than this. */
    private static final int MOST_CONNECTIONS = 64;

    private final ServerSocket listener;
    private final Service service;
    private final Map<Socket, Thread> connections = new ConcurrentHashMap<>();

    private Loopback(ServerSocket listener, Service service) {
        this.listener = listener;
        this.service = service;
    }

    static Loopback open(Service service) throws IOException {
        var loopback = new Loopback(new ServerSocket(0, MOST_CONNECTIONS, InetAddress.ofLiteral("127.0.0.1")), service);
        Thread.ofVirtual().name("relay").start(loopback::accept);
        return loopback;
    }

    String authority() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    boolean isClosed() {
        return listener.isClosed();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    connection.close();
                    continue;
                }
                Thread thread = Thread.ofVirtual().name("relay-connection").unstarted(() -> serve(connection));
                connections.put(connection, thread);
                thread.start();
            }
        } catch (IOException e) {
            LOG.debug("no longer listening: {}", e.toString());
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            service.serve(connection);
        } catch (IOException e) {
            LOG.debug("a connection of FFmpeg ended: {}", e.toString());
        } finally {
            connections.remove(connection);
        }
    }

    /** An interrupt wakes what waits for the far side; the near one is closed. */
    @Override
    public void close() {
        quietly(listener);
        connections.forEach((connection, thread) -> {
            thread.interrupt();
            quietly(connection);
        });
    }

    static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("closing failed: {}", e.toString());
        }
    }
}
