package io.aircheck.recorder.hls;

import io.aircheck.net.AnswerTooLargeException;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpHeaders;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A web in memory: each address has an answer, which may depend on how often it was asked for. */
final class FakeWeb implements HttpClient {

    /** What an address answers, given how often it was asked before. */
    interface Site {
        Answer at(int time) throws IOException;
    }

    /**
     * An answer.
     *
     * @param torn bytes after which the connection breaks, or -1
     * @param silent whether it falls silent instead of ending
     * @param endless whether its body is repeated for ever
     */
    record Answer(int status, byte[] body, int torn, boolean silent, boolean endless) {}

    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    final List<HttpRequest> requests = Collections.synchronizedList(new ArrayList<>());
    final ConcurrentLinkedQueue<FakeBody> open = new ConcurrentLinkedQueue<>();

    static Answer ok(byte[] body) {
        return new Answer(200, body, -1, false, false);
    }

    static Answer ok(String body) {
        return ok(body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer status(int status) {
        return new Answer(status, new byte[0], -1, false, false);
    }

    FakeWeb at(String url, Site site) {
        sites.put(url, site);
        return this;
    }

    FakeWeb at(String url, String text) {
        return at(url, time -> ok(text));
    }

    FakeWeb at(String url, byte[] body) {
        return at(url, time -> ok(body));
    }

    int visits(String url) {
        return visits.getOrDefault(url, new AtomicInteger()).get();
    }

    private Answer answer(HttpRequest request) throws IOException {
        requests.add(request);
        int time = visits.computeIfAbsent(request.url(), url -> new AtomicInteger())
                .getAndIncrement();
        return sites.getOrDefault(request.url(), visit -> status(404)).at(time);
    }

    @Override
    public HttpAnswer send(HttpRequest request) throws IOException {
        Answer answer = answer(request);
        if (answer.endless()) {
            throw new AnswerTooLargeException(request.url(), request.maxBodyBytes());
        }
        return new HttpAnswer(answer.status(), request.url(), new HttpHeaders(List.of()), answer.body());
    }

    @Override
    public MediaBody open(HttpRequest request) throws IOException {
        FakeBody body = new FakeBody(request.url(), answer(request));
        open.add(body);
        return body;
    }

    final class FakeBody implements MediaBody {

        private final String url;
        private final Answer answer;
        private final CountDownLatch closed = new CountDownLatch(1);
        private int at;

        FakeBody(String url, Answer answer) {
            this.url = url;
            this.answer = answer;
        }

        @Override
        public int status() {
            return answer.status();
        }

        @Override
        public String url() {
            return url;
        }

        @Override
        public HttpHeaders headers() {
            return new HttpHeaders(List.of());
        }

        @Override
        public long contentLength() {
            return answer.endless() ? -1 : answer.body().length;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int end = answer.torn() >= 0 ? answer.torn() : answer.body().length;
            if (at >= end && answer.silent()) {
                await();
            }
            if (closed.getCount() == 0) {
                throw new IOException("closed");
            }
            if (at >= end && answer.torn() >= 0) {
                throw new IOException("Connection reset");
            }
            if (at >= end && answer.endless()) {
                at = 0;
            }
            if (at >= end) {
                return -1;
            }
            int count = Math.min(target.remaining(), end - at);
            target.put(answer.body(), at, count);
            at += count;
            return count;
        }

        private void await() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public void close() {
            closed.countDown();
            open.remove(this);
        }
    }
}
