package io.aircheck.music.cloud;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a service's JSON without trust: what is missing or of another type than expected is simply not there. */
public final class Fields {

    /** No title is longer; what is has another purpose. */
    private static final int LONGEST_TEXT = 500;

    private static final int MOST_ITEMS = 100;

    private Fields() {}

    /** A text on one line that is not blank, or a number as text; null for anything else. */
    public static @Nullable String text(JsonNode node) {
        if (!node.isString() && !node.isNumber()) {
            return null;
        }
        String text =
                node.asString().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return text.isEmpty() || text.length() > LONGEST_TEXT ? null : text;
    }

    /** A text, or the first of a list of texts; null for anything else. */
    public static @Nullable String oneText(JsonNode node) {
        return node.isArray()
                ? items(node).stream()
                        .flatMap(item -> Optional.ofNullable(text(item)).stream())
                        .findFirst()
                        .orElse(null)
                : text(node);
    }

    /** The texts at a name of each item, for example the names of artists. */
    public static List<String> texts(JsonNode array, String name) {
        return items(array).stream()
                .flatMap(item -> Optional.ofNullable(text(item.path(name))).stream())
                .toList();
    }

    /** A number, also one that is written as text; null for anything else. */
    public static @Nullable Double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        String text = text(node);
        return text != null && text.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Double.valueOf(text) : null;
    }

    /** The elements of an array, at most a hundred; none for anything else. */
    public static List<JsonNode> items(JsonNode node) {
        return node.isArray() ? node.valueStream().limit(MOST_ITEMS).toList() : List.of();
    }

    /** The year that a date such as {@code 2024-03-15} begins with; null for anything else. */
    public static @Nullable Integer year(JsonNode node) {
        String text = text(node);
        return text != null && text.matches("[12]\\d{3}(\\D.*)?") ? Integer.valueOf(text.substring(0, 4)) : null;
    }

    /** Twelve letters and digits; null for anything else. Hyphens, with which it is printed, are left out. */
    public static @Nullable String isrc(JsonNode node) {
        String text = oneText(node);
        String isrc = text == null ? "" : text.replace("-", "").toUpperCase(Locale.ROOT);
        return isrc.matches("[A-Z]{2}[A-Z0-9]{3}\\d{7}") ? isrc : null;
    }
}
