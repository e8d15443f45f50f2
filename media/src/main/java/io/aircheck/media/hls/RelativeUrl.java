package io.aircheck.media.hls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves references as RFC 3986 §5 says. {@link java.net.URI} would refuse the bars, braces and spaces that sites put in
 * their addresses, and gets references that are only a query wrong.
 */
public final class RelativeUrl {

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern BASE =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*:)//([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);

    private RelativeUrl() {}

    /** The absolute address, in ASCII. A base that is no hierarchical address leaves the reference as it is. */
    public static String resolve(String base, String reference) {
        String ref = ascii(reference.strip());
        int fragment = ref.indexOf('#');
        if (fragment >= 0) {
            ref = ref.substring(0, fragment);
        }
        Matcher from = BASE.matcher(base);
        if (SCHEME.matcher(ref).matches() || !from.matches()) {
            return ref;
        }
        String scheme = from.group(1);
        if (ref.startsWith("//")) {
            return scheme + ref;
        }
        String root = scheme + "//" + from.group(2);
        String basePath = from.group(3).isEmpty() ? "/" : from.group(3);
        if (ref.isEmpty()) {
            return root + basePath + (from.group(4) == null ? "" : from.group(4));
        }
        if (ref.startsWith("?")) {
            return root + basePath + ref;
        }
        int query = ref.indexOf('?');
        String path = query < 0 ? ref : ref.substring(0, query);
        String rest = query < 0 ? "" : ref.substring(query);
        String whole = path.startsWith("/") ? path : basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
        return root + withoutDots(whole) + rest;
    }

    /** The lower-case scheme, or an empty string. */
    public static String scheme(String url) {
        Matcher matcher = SCHEME.matcher(url);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            switch (parts[i]) {
                case "." -> {
                    if (last) {
                        kept.addLast("");
                    }
                }
                case ".." -> {
                    kept.pollLast();
                    if (last) {
                        kept.addLast("");
                    }
                }
                default -> kept.addLast(parts[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String ascii(String text) {
        if (text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"' && c != '<' && c != '>')) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c > 0x20 && c < 0x7f && c != '"' && c != '<' && c != '>') {
                encoded.append((char) c);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
