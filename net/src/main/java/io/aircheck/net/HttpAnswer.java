package io.aircheck.net;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer in memory.
 *
 * @param url the address that answered, after redirects
 * @param body decoded (gzip, brotli), at most the request's limit
 */
public record HttpAnswer(int status, String url, HttpHeaders headers, byte[] body) {

    /** The body as UTF-8 text; malformed bytes become U+FFFD. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
