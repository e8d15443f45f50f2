package io.aircheck.media.hls;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An attribute list (RFC 8216 §4.2): {@code NAME=value,NAME="quoted, with commas"}. Read leniently: spaces around names and
 * values are ignored, a missing last quote is supplied, of two attributes of one name the first holds.
 */
record AttributeList(Map<String, String> all) {

    AttributeList {
        all = Collections.unmodifiableMap(all);
    }

    /** @param variables replaces {@code {$name}} in quoted values */
    static AttributeList parse(String text, UnaryOperator<String> variables) {
        Map<String, String> attributes = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            int nameStart = Math.max(at, text.lastIndexOf(',', equals) + 1);
            String name = text.substring(nameStart, equals).strip();
            int value = equals + 1;
            while (value < text.length() && text.charAt(value) == ' ') {
                value++;
            }
            int end;
            if (value < text.length() && text.charAt(value) == '"') {
                int quote = text.indexOf('"', value + 1);
                end = quote < 0 ? text.length() : quote;
                attributes.putIfAbsent(name, variables.apply(text.substring(value + 1, end)));
                int next = text.indexOf(',', end);
                at = next < 0 ? text.length() : next + 1;
            } else {
                end = text.indexOf(',', value);
                end = end < 0 ? text.length() : end;
                attributes.putIfAbsent(name, text.substring(value, end).strip());
                at = end + 1;
            }
        }
        return new AttributeList(attributes);
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    @Nullable
    String get(String name) {
        return all.get(name);
    }

    String get(String name, String absent) {
        return all.getOrDefault(name, absent);
    }

    /** The value of the first of these attributes that is there. */
    @Nullable
    String first(String... names) {
        for (String name : names) {
            String value = all.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    boolean isYes(String name) {
        return "YES".equalsIgnoreCase(all.get(name));
    }

    /** A whole number, its fraction cut off where a site writes one; {@code absent} for anything else. */
    long longValue(String name, long absent) {
        Double value = positiveDouble(name);
        return value == null || value >= 0x1p62 ? absent : value.longValue();
    }

    /** A finite number of at least 0, or null. */
    @Nullable
    Double positiveDouble(String name) {
        String text = all.get(name);
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) && value >= 0 ? (Double) value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
