package io.aircheck.recorder.connection;

import io.aircheck.net.HttpHeaders;
import io.aircheck.net.MediaBody;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A body that is closed when it stays silent for too long, whatever the client's own time-outs are. */
final class WatchedBody implements MediaBody {

    private final MediaBody body;
    private final BodyWatch watch;
    private final Patience patience;
    private final long asked;
    private long longestWaitNanos;
    private @Nullable Duration firstBytesAfter;

    /**
     * Which silence is too long.
     *
     * @param first in front of the first bytes
     * @param least where all before was shorter than a third of it
     * @param most in any case
     */
    record Patience(Duration first, Duration least, Duration most) {}

    /** @param asked when it was asked for, of {@link System#nanoTime} */
    WatchedBody(MediaBody body, Patience patience, long asked) {
        this.body = body;
        this.patience = patience;
        this.asked = asked;
        this.watch = BodyWatch.over(body, patience.first(), null);
    }

    /** From the request to the first bytes; null where none came. */
    @Nullable
    Duration firstBytesAfter() {
        return firstBytesAfter;
    }

    @Override
    public int status() {
        return body.status();
    }

    @Override
    public String url() {
        return body.url();
    }

    @Override
    public HttpHeaders headers() {
        return body.headers();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            long begin = System.nanoTime();
            boolean begun = firstBytesAfter != null;
            watch.waiting(begun ? idle() : patience.first());
            int count = body.read(target);
            watch.busy();
            if (begun) {
                longestWaitNanos = Math.max(longestWaitNanos, System.nanoTime() - begin);
            } else if (count > 0) {
                firstBytesAfter = Duration.ofNanos(System.nanoTime() - asked);
            }
            return count;
        } catch (IOException e) {
            String givenUp = watch.givenUp();
            if (givenUp != null) {
                SocketTimeoutException timeout = new SocketTimeoutException(givenUp);
                timeout.initCause(e);
                throw timeout;
            }
            throw e;
        }
    }

    private Duration idle() {
        Duration usual = Duration.ofNanos(3 * longestWaitNanos);
        Duration enough = usual.compareTo(patience.least()) > 0 ? usual : patience.least();
        return enough.compareTo(patience.most()) > 0 ? patience.most() : enough;
    }

    @Override
    public void close() {
        watch.close();
        body.close();
    }
}
