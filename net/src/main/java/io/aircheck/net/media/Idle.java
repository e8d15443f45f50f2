package io.aircheck.net.media;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Connections that wait for their next request, each for a minute at most; the one used last is used next. */
final class Idle {

    private static final int MOST = 256;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Dialer, Deque<Connection>> connections = new HashMap<>();
    private int count;

    @Nullable
    Connection take(Dialer dialer) {
        lock.lock();
        try {
            Deque<Connection> waiting = connections.get(dialer);
            Connection found = null;
            while (waiting != null && !waiting.isEmpty() && found == null) {
                Connection next = waiting.pop();
                count--;
                found = next.isOpen() ? next : null;
            }
            if (waiting != null && waiting.isEmpty()) {
                connections.remove(dialer);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    void keep(Connection connection) {
        connection.alarm.limit(LONGEST);
        connection.alarm.guard(() -> forget(connection));
        lock.lock();
        try {
            if (count < MOST && connection.isOpen()) {
                connections
                        .computeIfAbsent(connection.dialer, dialer -> new ArrayDeque<>())
                        .push(connection);
                count++;
                return;
            }
        } finally {
            lock.unlock();
        }
        connection.close();
    }

    private void forget(Connection connection) {
        lock.lock();
        try {
            Deque<Connection> waiting = connections.get(connection.dialer);
            if (waiting != null && waiting.remove(connection)) {
                count--;
                if (waiting.isEmpty()) {
                    connections.remove(connection.dialer);
                }
            }
        } finally {
            lock.unlock();
        }
        connection.close();
    }

    void closeAll() {
        lock.lock();
        try {
            connections.values().forEach(waiting -> waiting.forEach(Connection::close));
            connections.clear();
            count = 0;
        } finally {
            lock.unlock();
        }
    }
}
