package io.aircheck.recorder.connection;

import io.aircheck.net.HttpHeaders;
import io.aircheck.net.MediaBody;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A body that is closed when it stays silent for too long, whatever the client's own time-outs are. */
final class WatchedBody implements MediaBody {

    private final MediaBody body;
    private final BodyWatch watch;
    private final Duration least;
    private final Duration most;
    private long longestWaitNanos;
    private boolean begun;

    /**
     * @param least silence that is too long where all before was shorter than a third of it
     * @param most silence that is too long in any case
     */
    WatchedBody(MediaBody body, Duration least, Duration most) {
        this.body = body;
        this.least = least;
        this.most = most;
        this.watch = BodyWatch.over(body, most, null);
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
            watch.waiting(begun ? idle() : most);
            int count = body.read(target);
            watch.busy();
            longestWaitNanos = begun ? Math.max(longestWaitNanos, System.nanoTime() - begin) : 0;
            begun = true;
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
        Duration patience = usual.compareTo(least) > 0 ? usual : least;
        return patience.compareTo(most) > 0 ? most : patience;
    }

    @Override
    public void close() {
        watch.close();
        body.close();
    }
}
