package io.aircheck.net.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** An answer whose head has come. One thread reads its body; {@link #close} may be called by any. */
public final class MediaAnswer implements Closeable {

    /** What is read of an unwanted body so that its connection can be used again. */
    private static final int WORTH_READING = 32 << 10;

    private static final Duration WORTH_WAITING = Duration.ofMillis(200);

    private final Connection connection;
    private final AnswerHead head;
    private final Body body;
    private final Duration silence;
    private final Idle idle;
    private final Gathering gathering = new Gathering(System.nanoTime());
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean complete;

    MediaAnswer(Connection connection, AnswerHead head, Body body, Duration silence, Idle idle) {
        this.connection = connection;
        this.head = head;
        this.body = body;
        this.silence = silence;
        this.idle = idle;
        this.complete = body.isComplete();
    }

    public int status() {
        return head.status();
    }

    /** In their order. */
    public List<Map.Entry<String, String>> headerFields() {
        return head.fields();
    }

    /** Bytes that the server announced, or -1. */
    public long contentLength() {
        return body.announced();
    }

    /**
     * Some bytes, blocking until there is at least one; -1 where the body is complete.
     *
     * @throws java.net.SocketTimeoutException if nothing comes for too long
     * @throws IOException if the connection breaks, or the body is cut short
     */
    public int read(ByteBuffer target) throws IOException {
        if (closed.get()) {
            throw new IOException("closed");
        }
        connection.alarm.within(silence);
        try {
            gathering.await(body.left(), connection);
            int count = body.read(connection.incoming, target);
            complete = body.isComplete();
            gathering.came(count, connection.incoming.isDrained(), System.nanoTime());
            return count;
        } catch (IOException e) {
            connection.alarm.check(e);
            throw e;
        } finally {
            connection.alarm.quiet();
        }
    }

    /** Bounds the time for what is left of the body. */
    public void within(Duration whole) {
        connection.alarm.limit(whole);
    }

    /** Closes it having read what little there may be of its body. */
    public void discard() {
        connection.alarm.limit(WORTH_WAITING);
        ByteBuffer rest = ByteBuffer.allocate(4 << 10);
        try {
            int left = contentLength() > WORTH_READING ? 0 : WORTH_READING;
            for (int count = 0; left > 0 && count >= 0; left -= count) {
                count = read(rest.clear());
            }
        } catch (IOException e) {
            // then another connection must do
        } finally {
            close();
        }
    }

    /** After a complete body the connection serves the next request; else it is broken, also under a reader. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (complete && head.keepsConnection() && connection.incoming.isEmpty()) {
            idle.keep(connection);
        } else {
            connection.close();
        }
    }
}
