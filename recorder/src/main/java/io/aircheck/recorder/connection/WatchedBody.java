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

    WatchedBody(MediaBody body, Duration idle) {
        this.body = body;
        this.watch = BodyWatch.over(body, idle, null);
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
            watch.heard();
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

    @Override
    public void close() {
        watch.close();
        body.close();
    }
}
