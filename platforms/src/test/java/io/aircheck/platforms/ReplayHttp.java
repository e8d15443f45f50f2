package io.aircheck.platforms;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpHeaders;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.net.TextSocket;
import io.aircheck.testkit.replay.RecordedExchange;
import io.aircheck.testkit.replay.Replay;
import io.aircheck.testkit.replay.ReplayRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A recorded conversation held within the process, for tests that hold thousands of them. It keeps cookies as a browser does, by
 * host; what no exchange fits is answered 404.
 */
final class ReplayHttp implements HttpClient {

    private final Replay replay;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
    private final List<Address> asked = new ArrayList<>();

    ReplayHttp(List<RecordedExchange> exchanges) {
        this.replay = new Replay(exchanges);
    }

    /** What was asked, in order. */
    List<Address> asked() {
        return asked;
    }

    @Override
    public synchronized HttpAnswer send(HttpRequest request) throws IOException {
        HttpAnswer answer = sendOnce(request);
        String location = answer.header("Location");
        boolean moved = answer.status() >= 300 && answer.status() < 400 && location != null;
        return moved && request.followRedirects() && request.method().equals("GET")
                ? send(HttpRequest.get(location).headers(request.headers()))
                : answer;
    }

    @Override
    public synchronized TextSocket connect(HttpRequest request) throws IOException {
        asked.add(Address.parse(request.url()).orElseThrow());
        throw new IOException("a recorded conversation opens no socket");
    }

    private HttpAnswer sendOnce(HttpRequest request) throws IOException {
        Address address =
                Address.parse(request.url()).orElseThrow(() -> new IOException("not an address: " + request.url()));
        asked.add(address);
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        String jar = jarOf(address.host());
        if (!jar.isEmpty()) {
            headers.merge("Cookie", jar, (own, kept) -> own + "; " + kept);
        }
        byte[] body = request.body();
        RecordedExchange exchange = replay.answer(new ReplayRequest(
                request.method(),
                address.host(),
                address.path(),
                address.query(),
                name -> header(headers, name),
                body == null ? "" : new String(body, StandardCharsets.UTF_8)));
        if (exchange == null) {
            return new HttpAnswer(404, request.url(), new HttpHeaders(List.of()), new byte[0]);
        }
        HttpAnswer answer =
                new HttpAnswer(exchange.status(), request.url(), new HttpHeaders(exchange.headers()), exchange.body());
        for (String cookie : answer.headers().all("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.computeIfAbsent(address.host(), host -> new LinkedHashMap<>())
                    .put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : "");
        }
        return answer;
    }

    private String jarOf(String host) {
        return cookies.getOrDefault(host, Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static @Nullable String header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    @Override
    public MediaBody open(HttpRequest request) throws IOException {
        HttpAnswer answer = send(request);
        ByteBuffer left = ByteBuffer.wrap(answer.body());
        return new MediaBody() {
            @Override
            public int status() {
                return answer.status();
            }

            @Override
            public String url() {
                return answer.url();
            }

            @Override
            public HttpHeaders headers() {
                return answer.headers();
            }

            @Override
            public long contentLength() {
                return answer.body().length;
            }

            @Override
            public int read(ByteBuffer target) {
                int count = Math.min(left.remaining(), target.remaining());
                if (count == 0) {
                    return -1;
                }
                target.put(left.slice(left.position(), count));
                left.position(left.position() + count);
                return count;
            }

            @Override
            public void close() {}
        };
    }
}
