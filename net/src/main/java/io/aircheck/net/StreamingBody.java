package io.aircheck.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** A body that is read from its connection; at its end the connection serves the next request. */
final class StreamingBody implements MediaBody {

    private final Call call;
    private final Response response;
    private final String url;
    private final @Nullable ProxyAddress proxy;
    private final BufferedSource source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean complete;
    private volatile boolean closed;

    StreamingBody(Call call, Response response, String url, @Nullable ProxyAddress proxy) {
        this.call = call;
        this.response = response;
        this.url = url;
        this.proxy = proxy;
        this.source = response.body().source();
    }

    @Override
    public int status() {
        return response.code();
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public HttpHeaders headers() {
        return WebClient.headers(response.headers());
    }

    @Override
    public long contentLength() {
        return response.body().contentLength();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        reading.lock();
        try {
            if (closed) {
                throw new IOException("closed");
            }
            int count = source.read(target);
            complete = count < 0;
            return count;
        } catch (IOException e) {
            throw Failures.explained(e, response.request().url(), proxy);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!complete) {
            call.cancel(); // wakes a reader
        }
        reading.lock();
        try {
            response.close();
        } finally {
            reading.unlock();
        }
    }
}
