package io.aircheck.recorder.connection;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpHeaders;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Answers one request after the other as the test says; when it has no more to say, connections are refused. */
public final class ScriptedHttp implements HttpClient {

    /** How a body goes on after its bytes. */
    public enum Ending {
        END,
        RESET,
        SILENCE
    }

    private record Answer(int status, Map<String, String> headers, byte[] body, Ending ending) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();

    public ScriptedHttp answer(byte[] body, Ending ending) {
        return answer(200, Map.of(), body, ending);
    }

    public ScriptedHttp answer(int status, Map<String, String> headers, byte[] body, Ending ending) {
        answers.add(new Answer(status, headers, body, ending));
        return this;
    }

    public List<HttpRequest> requests() {
        return requests;
    }

    @Override
    public HttpAnswer send(HttpRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MediaBody open(HttpRequest request) throws IOException {
        requests.add(request);
        Answer answer = answers.poll();
        if (answer == null) {
            throw new ConnectException("refused");
        }
        return new Body(request.url(), answer);
    }

    private static final class Body implements MediaBody {
        private final String url;
        private final Answer answer;
        private final ByteBuffer bytes;
        private final CountDownLatch closed = new CountDownLatch(1);

        Body(String url, Answer answer) {
            this.url = url;
            this.answer = answer;
            this.bytes = ByteBuffer.wrap(answer.body());
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
            return new HttpHeaders(List.copyOf(answer.headers().entrySet()));
        }

        @Override
        public long contentLength() {
            String length = headers().first("Content-Length");
            return length == null ? -1 : Long.parseLong(length);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (bytes.hasRemaining()) {
                int count = Math.min(Math.min(target.remaining(), bytes.remaining()), 100);
                target.put(bytes.slice(bytes.position(), count));
                bytes.position(bytes.position() + count);
                return count;
            }
            return switch (answer.ending()) {
                case END -> -1;
                case RESET -> throw new SocketException("Connection reset");
                case SILENCE -> {
                    try {
                        closed.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new SocketException("Socket closed");
                }
            };
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
