package io.aircheck.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request; bodies are not taken.
 *
 * @param path decoded, without the query
 * @param query decoded; of a repeated name the last value
 * @param headers names in lower case
 */
public record Request(
        String method, String target, String path, Map<String, String> query, Map<String, String> headers) {

    private static final int MAX_HEAD = 32 << 10;

    /**
     * Reads the next head from a connection.
     *
     * @return null where the connection ended before a request began
     * @throws IOException if it is malformed or too large
     */
    static @Nullable Request read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                if (head.isEmpty()) {
                    return null;
                }
                throw new EOFException("the connection ended within a request");
            }
            head.append((char) next);
            if (head.length() > MAX_HEAD) {
                throw new IOException("the request's head is larger than " + MAX_HEAD + " bytes");
            }
        }
        String[] lines = head.toString().split("\r\n", -1);
        String[] words = lines[0].split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP/1.1 request: " + lines[0]);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        String target = words[1];
        int mark = target.indexOf('?');
        String path = decode(mark < 0 ? target : target.substring(0, mark));
        return new Request(words[0], target, path, query(mark < 0 ? "" : target.substring(mark + 1)), headers);
    }

    /** A value of the query, or what stands for its absence. */
    public String query(String name, String absent) {
        return query.getOrDefault(name, absent);
    }

    boolean keepsAlive() {
        return !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                values.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
