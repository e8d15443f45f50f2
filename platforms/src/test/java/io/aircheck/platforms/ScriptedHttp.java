package io.aircheck.platforms;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpHeaders;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A client that answers from a script, for what the recorded conversations do not show: refusals, second tries, what is sent to
 * whom. The first line that fits answers; what fits none is answered 404.
 */
public final class ScriptedHttp implements HttpClient {

    private record Line(Predicate<HttpRequest> fits, int status, Map<String, String> headers, String body) {}

    private final List<Line> script = new ArrayList<>();
    private final List<HttpRequest> sent = new ArrayList<>();

    /** Answers requests whose address and body contain these words. */
    public ScriptedHttp on(String words, String body) {
        return on(words, 200, Map.of(), body);
    }

    public ScriptedHttp on(String words, int status, Map<String, String> headers, String body) {
        script.add(new Line(request -> contains(request, words), status, headers, body));
        return this;
    }

    /** Answers so only to requests that fit. */
    public ScriptedHttp on(Predicate<HttpRequest> fits, int status, String body) {
        script.add(new Line(fits, status, Map.of(), body));
        return this;
    }

    public List<HttpRequest> sent() {
        return sent;
    }

    public List<HttpRequest> sentTo(String words) {
        return sent.stream().filter(request -> contains(request, words)).toList();
    }

    public static String body(HttpRequest request) {
        byte[] body = request.body();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    public static String header(HttpRequest request, String name) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** A visit on 2026-08-22 with fixed random numbers. */
    public Visit visit(Credentials credentials) {
        Clock clock = Clock.fixed(Instant.parse("2026-08-22T12:00:00Z"), ZoneOffset.UTC);
        return new Visit(this, credentials, clock, new SplittableRandom(1));
    }

    public static Credentials cookie(String cookie) {
        return new Credentials(cookie, null, null, null, null, null, null, Map.of());
    }

    public static Credentials token(String token) {
        return new Credentials(null, null, null, token, null, null, null, Map.of());
    }

    @Override
    public HttpAnswer send(HttpRequest request) {
        sent.add(request);
        Line line = script.stream()
                .filter(candidate -> candidate.fits.test(request))
                .findFirst()
                .orElse(new Line(any -> true, 404, Map.of(), ""));
        List<Map.Entry<String, String>> headers = List.copyOf(line.headers.entrySet());
        return new HttpAnswer(
                line.status, request.url(), new HttpHeaders(headers), line.body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public MediaBody open(HttpRequest request) throws IOException {
        throw new IOException("a check opens no media");
    }

    private static boolean contains(HttpRequest request, String words) {
        String whole = request.url() + " " + body(request);
        return List.of(words.split(" ")).stream().allMatch(whole::contains);
    }
}
