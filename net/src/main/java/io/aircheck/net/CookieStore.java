package io.aircheck.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one platform. They go to the hosts that they belong to and no others, and what a site renews is kept; all
 * of it can be read back with {@link #toNetscape}. Safe for use by many threads.
 *
 * <p>Where a request brings a Cookie header of its own (what the user configured), both are sent, and of one name the
 * store's, since the site gave it later. So a user's new cookie wants a new store.
 */
public final class CookieStore {

    private static final String HTTP_ONLY = "#HttpOnly_";

    private final List<Cookie> cookies = new ArrayList<>();

    /**
     * Reads a {@code cookies.txt} as browser extensions write it: seven fields, divided by tabs, a line.
     *
     * @throws InvalidSettingException if a line is none of this; the message names it
     * @throws IOException if the file cannot be read
     */
    public static CookieStore fromNetscape(Path file) throws IOException {
        CookieStore store = new CookieStore();
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int number = 0;
        for (String line : text.replace("\uFEFF", "").lines().toList()) {
            number++;
            boolean httpOnly = line.startsWith(HTTP_ONLY);
            if (line.isBlank() || (line.startsWith("#") && !httpOnly)) {
                continue;
            }
            try {
                store.put(parse(httpOnly ? line.substring(HTTP_ONLY.length()) : line, httpOnly));
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingException(
                        file + " line " + number + " is no cookie of a Netscape cookies.txt: " + e.getMessage(), e);
            }
        }
        return store;
    }

    private static Cookie parse(String line, boolean httpOnly) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 7 && fields.length != 6) {
            throw new IllegalArgumentException(
                    "it has " + fields.length
                            + " fields instead of 7 (domain, subdomains, path, secure, expiry, name, value; tabs between them)");
        }
        String domain = fields[0].startsWith(".") ? fields[0].substring(1) : fields[0];
        boolean hostOnly = !fields[0].startsWith(".") && !fields[1].equalsIgnoreCase("TRUE");
        Cookie.Builder cookie = new Cookie.Builder()
                .name(fields[5].strip())
                .value(fields.length == 7 ? fields[6].strip() : "")
                .path(fields[2]);
        if (hostOnly) {
            cookie.hostOnlyDomain(domain);
        } else {
            cookie.domain(domain);
        }
        if (fields[3].equalsIgnoreCase("TRUE")) {
            cookie.secure();
        }
        if (httpOnly) {
            cookie.httpOnly();
        }
        long expiry = expirySeconds(fields[4].strip());
        if (expiry > 0) {
            cookie.expiresAt(Math.multiplyExact(expiry, 1000));
        }
        return cookie.build();
    }

    /** 0 for a cookie of the session; some tools write fractions, or nothing. */
    private static long expirySeconds(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return (long) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("its expiry \"" + text + "\" is not a number of seconds", e);
        }
    }

    /**
     * Adds the cookies of a Cookie header ({@code a=1; b=2}) for a domain and everything below it.
     *
     * @throws InvalidSettingException if the domain is none
     */
    public void addHeader(String header, String domain) {
        for (Map.Entry<String, String> pair : pairs(header).entrySet()) {
            try {
                put(new Cookie.Builder()
                        .name(pair.getKey())
                        .value(pair.getValue())
                        .domain(domain)
                        .build());
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingException(
                        "a cookie for \"" + domain + "\" cannot be used: " + e.getMessage(), e);
            }
        }
    }

    /** All cookies, also those that have expired since, as a {@code cookies.txt} that {@link #fromNetscape} reads. */
    public synchronized String toNetscape() {
        return cookies.stream()
                .map(CookieStore::line)
                .collect(Collectors.joining("", "# Netscape HTTP Cookie File\n", ""));
    }

    private static String line(Cookie cookie) {
        return String.join(
                        "\t",
                        (cookie.httpOnly() ? HTTP_ONLY : "") + (cookie.hostOnly() ? "" : ".") + cookie.domain(),
                        cookie.hostOnly() ? "FALSE" : "TRUE",
                        cookie.path(),
                        cookie.secure() ? "TRUE" : "FALSE",
                        Long.toString(cookie.persistent() ? cookie.expiresAt() / 1000 : 0),
                        cookie.name(),
                        cookie.value())
                + "\n";
    }

    /** The Cookie header for an address, or null for none. */
    synchronized @Nullable String header(HttpUrl url, @Nullable String ofRequest, long nowMillis) {
        Map<String, String> merged = ofRequest == null ? new LinkedHashMap<>() : pairs(ofRequest);
        for (Cookie cookie : cookies) {
            if (cookie.expiresAt() > nowMillis && cookie.matches(url)) {
                merged.put(cookie.name(), cookie.value());
            }
        }
        return merged.isEmpty()
                ? null
                : merged.entrySet().stream()
                        .map(pair -> pair.getKey().isEmpty() ? pair.getValue() : pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining("; "));
    }

    /** Keeps what an answer sets for its own domain; one that has expired takes a cookie away. */
    void take(HttpUrl url, Headers headers) {
        Cookie.parseAll(url, headers).forEach(this::put);
    }

    private synchronized void put(Cookie cookie) {
        int place = 0;
        while (place < cookies.size() && !same(cookies.get(place), cookie)) {
            place++;
        }
        if (place < cookies.size()) {
            cookies.set(place, cookie);
        } else {
            cookies.add(cookie);
        }
    }

    private static boolean same(Cookie one, Cookie other) {
        return one.name().equals(other.name())
                && one.domain().equals(other.domain())
                && one.path().equals(other.path());
    }

    /** A text without "=" stands under the empty name, as browsers send it. */
    private static Map<String, String> pairs(String header) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : header.split(";", -1)) {
            String pair = part.strip();
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                pairs.put(
                        equals < 0 ? "" : pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return pairs;
    }
}
