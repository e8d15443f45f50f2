package io.aircheck.net.media;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to whichever of a host's addresses answers first (RFC 8305): the second one is tried when the first one fails or
 * has not answered after a quarter of a second, and so on, IPv6 and IPv4 in turn.
 */
public final class FirstConnected {

    private static final Duration HEAD_START = Duration.ofMillis(250);

    /** What became of one attempt; exactly one of the two is there. */
    private record Attempt(
            @Nullable SocketWire wire, @Nullable IOException failure) {}

    private final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
    private final List<SocketChannel> channels = new ArrayList<>();
    private boolean over;

    private final int kept;

    private FirstConnected(int kept) {
        this.kept = kept;
    }

    /** As the system would have it. */
    public static Wire of(List<InetAddress> addresses, int port, Alarm alarm) throws IOException {
        return of(addresses, port, 0, alarm);
    }

    /**
     * @param addresses of one host, at least one
     * @param kept bytes that the system is to keep while nobody reads; 0 leaves that to the system
     * @throws IOException of the first attempt, with the others suppressed
     */
    public static Wire of(List<InetAddress> addresses, int port, int kept, Alarm alarm) throws IOException {
        if (addresses.size() == 1) {
            SocketChannel channel = SocketChannel.open();
            alarm.guard(channel);
            try {
                return SocketWire.connect(new InetSocketAddress(addresses.getFirst(), port), kept, channel);
            } catch (IOException e) {
                channel.close();
                alarm.check(e);
                throw e;
            }
        }
        FirstConnected race = new FirstConnected(kept);
        alarm.guard(race::stop);
        return race.run(inTurn(addresses), port, alarm);
    }

    private Wire run(Deque<InetAddress> waiting, int port, Alarm alarm) throws IOException {
        IOException failure = null;
        int running = 0;
        try {
            while (running > 0 || !waiting.isEmpty()) {
                if (!waiting.isEmpty()) {
                    start(new InetSocketAddress(waiting.removeFirst(), port));
                    running++;
                }
                Attempt attempt = waiting.isEmpty()
                        ? attempts.take()
                        : attempts.poll(HEAD_START.toMillis(), TimeUnit.MILLISECONDS);
                if (attempt == null) {
                    continue;
                }
                running--;
                if (attempt.wire() != null) {
                    return attempt.wire();
                }
                if (failure == null) {
                    failure = attempt.failure();
                } else if (attempt.failure() != null) {
                    failure.addSuppressed(attempt.failure());
                }
                alarm.check(failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted");
        } finally {
            stop();
        }
        throw failure == null ? new ConnectException("there is no address to connect to") : failure;
    }

    private void start(InetSocketAddress target) throws IOException {
        SocketChannel channel = SocketChannel.open();
        synchronized (this) {
            if (over) {
                channel.close();
            }
            channels.add(channel);
        }
        Thread.ofVirtual().name("connect").start(() -> {
            try {
                SocketWire wire = SocketWire.connect(target, kept, channel);
                keepIfFirst(channel);
                attempts.add(new Attempt(wire, null));
            } catch (IOException e) {
                attempts.add(new Attempt(null, e));
            }
        });
    }

    /** The winner leaves the race before the others are stopped. */
    private synchronized void keepIfFirst(SocketChannel channel) throws IOException {
        if (over) {
            throw new ConnectException("another address answered sooner");
        }
        channels.remove(channel);
        stop();
    }

    private synchronized void stop() {
        over = true;
        for (SocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                // it lost either way
            }
        }
        channels.clear();
    }

    private static Deque<InetAddress> inTurn(List<InetAddress> addresses) {
        Deque<InetAddress> six = new ArrayDeque<>();
        Deque<InetAddress> four = new ArrayDeque<>();
        for (InetAddress address : addresses) {
            (address instanceof Inet6Address ? six : four).add(address);
        }
        boolean sixNext = addresses.getFirst() instanceof Inet6Address;
        Deque<InetAddress> order = new ArrayDeque<>();
        while (!six.isEmpty() || !four.isEmpty()) {
            Deque<InetAddress> next = four.isEmpty() || sixNext && !six.isEmpty() ? six : four;
            order.add(next.removeFirst());
            sixNext = next == four;
        }
        return order;
    }
}
