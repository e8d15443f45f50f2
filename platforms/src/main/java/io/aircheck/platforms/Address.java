package io.aircheck.platforms;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address that a user typed, taken apart. A missing scheme is https, and a word alone is no address.
 *
 * @param url the whole, trimmed
 * @param scheme lower case
 * @param host lower case, without the port
 * @param path at least "/", not decoded
 * @param query without the question mark, not decoded, or null
 * @param fragment without the hash, or null
 */
public record Address(
        String url,
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query,
        @Nullable String fragment) {

    /** Takes an address apart; empty where it is none (no host, a space inside, an unknown form). */
    public static Optional<Address> parse(String typed) {
        String url = typed.strip();
        boolean complete = url.matches("(?i)[a-z][a-z0-9+.-]*://.*");
        if (!complete) {
            url = "https://" + url;
        }
        try {
            URI uri = new URI(lenient(url));
            if (uri.getHost() == null || uri.getScheme() == null || !complete && isWord(uri)) {
                return Optional.empty();
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return Optional.of(new Address(
                    uri.toString(),
                    uri.getScheme().toLowerCase(Locale.ROOT),
                    uri.getHost().toLowerCase(Locale.ROOT),
                    uri.getPort(),
                    path,
                    uri.getRawQuery(),
                    uri.getRawFragment()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Not the name of a host in the user's own network, which comes with a port or is this machine. */
    private static boolean isWord(URI uri) {
        String host = uri.getHost();
        return uri.getPort() < 0 && !host.matches(".*[.:].*|(?i)localhost");
    }

    /** Percent-encodes what browsers accept in an address line and {@link URI} does not: "|", braces, non-ASCII. */
    private static String lenient(String url) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c > 0x7e || "|{}^`\"<>\\".indexOf(c) >= 0) {
                encoded.append(String.format("%%%02X", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    /** Whether the host is one of these. */
    public boolean hostIs(String... hosts) {
        return Arrays.asList(hosts).contains(host);
    }

    /** Whether the host is this domain or below it. */
    public boolean hostUnder(String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** The parts of the path between its slashes, empty ones left out, not decoded. */
    public List<String> segments() {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    /** The decoded value of a query parameter, or null. */
    public @Nullable String parameter(String name) {
        if (query == null) {
            return null;
        }
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].equals(name))
                .map(pair -> pair.length == 2 ? decode(pair[1]) : "")
                .findFirst()
                .orElse(null);
    }

    /** A query parameter that is a time in seconds since 1970, or null. */
    public @Nullable Instant instant(String name) {
        String value = parameter(name);
        return value != null && value.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(value)) : null;
    }

    private static String decode(String value) {
        try {
            return java.net.URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
