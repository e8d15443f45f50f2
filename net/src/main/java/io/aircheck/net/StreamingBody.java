package io.aircheck.net;

import io.aircheck.net.media.MediaAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A body that is read from its connection; its failures name the host. */
record StreamingBody(
        MediaAnswer answer,
        HttpUrl from,
        String url,
        @Nullable ProxyAddress proxy) implements MediaBody {

    /** What most playlists fit in whose length is not told. */
    private static final int FIRST_BYTES = 8 << 10;

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public HttpHeaders headers() {
        return new HttpHeaders(answer.headerFields());
    }

    @Override
    public long contentLength() {
        return answer.contentLength();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            return answer.read(target);
        } catch (IOException e) {
            throw Failures.explained(e, from, proxy);
        }
    }

    /**
     * All that is left, and no more than is allowed.
     *
     * @param within for all of it
     */
    byte[] readAll(int most, Duration within) throws IOException {
        answer.within(within);
        if (contentLength() > most) {
            throw new AnswerTooLargeException(url, most);
        }
        ByteBuffer bytes =
                ByteBuffer.allocate((int) Math.min(most + 1L, contentLength() < 0 ? FIRST_BYTES : contentLength() + 1));
        while (read(bytes) >= 0) {
            if (bytes.position() > most) {
                throw new AnswerTooLargeException(url, most);
            }
            if (!bytes.hasRemaining()) {
                bytes = ByteBuffer.allocate((int) Math.min(most + 1L, 2L * bytes.capacity()))
                        .put(bytes.flip());
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void close() {
        answer.close();
    }
}
