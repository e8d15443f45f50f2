package io.aircheck.media.hls;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** EXT-X-DEFINE (RFC 8216bis §4.4.2.3): names that stand for text in addresses and quoted values. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\$([a-zA-Z0-9_-]+)}");
    private static final int MAX_LENGTH = 64 << 10;
    private static final int MAX_VALUE = 4 << 10;

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> importable;

    /** @param importable what the master playlist defined */
    Variables(Map<String, String> importable) {
        this.importable = importable;
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** Takes a definition in: a value of its own, one of the address, or one of the master playlist. */
    void define(AttributeList attributes, String playlistUrl) {
        String name = attributes.get("NAME");
        String parameter = attributes.get("QUERYPARAM");
        String imported = attributes.get("IMPORT");
        if (name != null) {
            put(name, attributes.get("VALUE", ""));
        } else if (parameter != null) {
            put(parameter, queryParameter(playlistUrl, parameter));
        } else if (imported != null) {
            put(imported, importable.get(imported));
        }
    }

    private void put(String name, @Nullable String value) {
        if (value != null && value.length() <= MAX_VALUE) {
            values.put(name, value);
        }
    }

    /** The text with known names replaced, once: what stands in a value is not replaced again. */
    String replaceIn(String text) {
        if (values.isEmpty() || !text.contains("{$")) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            String value = values.getOrDefault(matcher.group(1), matcher.group());
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(value));
            if (replaced.length() > MAX_LENGTH) {
                return text;
            }
        }
        return matcher.appendTail(replaced).toString();
    }

    private static @Nullable String queryParameter(String url, String name) {
        int query = url.indexOf('?');
        if (query < 0) {
            return null;
        }
        for (String pair : url.substring(query + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return decode(pair.substring(name.length() + 1));
            }
        }
        return null;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
