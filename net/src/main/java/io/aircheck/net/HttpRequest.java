package io.aircheck.net;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request, as a value. Header names are kept as given and compared without regard to case; a later value replaces an
 * earlier one.
 *
 * @param url absolute http or https address, already percent-encoded: it is sent as it stands, so that what was signed is
 *     what goes out
 * @param maxBodyBytes the most that is read of the answer's body by {@link HttpClient#send}; more is an
 *     {@link AnswerTooLargeException}
 * @param timeout for the whole exchange of {@link HttpClient#send}; null takes the client's
 * @param endless whether the answer is a live stream, which comes at its own pace: the system is asked to keep more of it, so
 *     that it need not be read so often
 */
public record HttpRequest(
        String method,
        String url,
        Map<String, String> headers,
        byte @Nullable [] body,
        boolean followRedirects,
        int maxBodyBytes,
        @Nullable Duration timeout,
        boolean endless) {

    /** Enough for every page and API answer seen; a hostile one ends here. */
    public static final int DEFAULT_MAX_BODY_BYTES = 16 << 20;

    public HttpRequest {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** One whose answer ends. */
    public HttpRequest(
            String method,
            String url,
            Map<String, String> headers,
            byte @Nullable [] body,
            boolean followRedirects,
            int maxBodyBytes,
            @Nullable Duration timeout) {
        this(method, url, headers, body, followRedirects, maxBodyBytes, timeout, false);
    }

    public static HttpRequest get(String url) {
        return new HttpRequest("GET", url, Map.of(), null, true, DEFAULT_MAX_BODY_BYTES, null, false);
    }

    /** A POST whose body is sent byte for byte in UTF-8. */
    public static HttpRequest post(String url, String contentType, String body) {
        return new HttpRequest(
                "POST",
                url,
                Map.of("Content-Type", contentType),
                body.getBytes(StandardCharsets.UTF_8),
                true,
                DEFAULT_MAX_BODY_BYTES,
                null,
                false);
    }

    /** A POST of {@code application/x-www-form-urlencoded} fields, in the map's order. */
    public static HttpRequest postForm(String url, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post(url, "application/x-www-form-urlencoded", body);
    }

    /** The same request with one header set; a null value leaves the request as it is. */
    public HttpRequest header(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return new HttpRequest(method, url, more, body, followRedirects, maxBodyBytes, timeout, endless);
    }

    public HttpRequest headers(Map<String, String> more) {
        HttpRequest request = this;
        for (Map.Entry<String, String> header : more.entrySet()) {
            request = request.header(header.getKey(), header.getValue());
        }
        return request;
    }

    /** The same request that hands back a 3xx answer instead of following it. */
    public HttpRequest withoutRedirects() {
        return new HttpRequest(method, url, headers, body, false, maxBodyBytes, timeout, endless);
    }

    public HttpRequest maxBodyBytes(int bytes) {
        return new HttpRequest(method, url, headers, body, followRedirects, bytes, timeout, endless);
    }

    public HttpRequest timeout(Duration limit) {
        return new HttpRequest(method, url, headers, body, followRedirects, maxBodyBytes, limit, endless);
    }

    /** The same request for a live stream. */
    public HttpRequest forLiveStream() {
        return new HttpRequest(method, url, headers, body, followRedirects, maxBodyBytes, timeout, true);
    }
}
