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
    private final Duration idle;
    private final Thread watch;
    private volatile long lastBytes = System.nanoTime();
    private volatile boolean silent;

    WatchedBody(MediaBody body, Duration idle) {
        this.body = body;
        this.idle = idle;
        this.watch = Thread.ofVirtual().name("idle watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                long left = lastBytes + idle.toNanos() - System.nanoTime();
                if (left <= 0) {
                    silent = true;
                    body.close();
                    return;
                }
                Thread.sleep(Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            // closed by its reader: nothing left to watch
        }
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
            int count = body.read(target);
            lastBytes = System.nanoTime();
            return count;
        } catch (IOException e) {
            if (silent) {
                SocketTimeoutException timeout = new SocketTimeoutException("nothing came for " + seconds(idle));
                timeout.initCause(e);
                throw timeout;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        body.close();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
