package io.aircheck.platforms;

import io.aircheck.net.HttpAnswer;
import java.io.Reader;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A value in a site's JSON, read without trust: what is missing, null or of another type than expected is simply not there.
 * So a site's code reads as the path that its fact sheet names, and a changed answer gives a missing value instead of an
 * exception.
 */
public record Json(JsonNode node) {

    /** A value that is not there. */
    public static final Json MISSING = new Json(MissingNode.getInstance());

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int MOST_PIXELS = 65_535;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads the value that a text begins with, whatever follows it; missing where it begins with none. */
    public static Json parse(@Nullable String text) {
        return text == null ? MISSING : parse(text, 0);
    }

    /** Reads the value that stands at a place of a text. */
    static Json parse(String text, int from) {
        CharBuffer rest = CharBuffer.wrap(text).position(from);
        try (JsonParser parser = MAPPER.createParser(Reader.of(rest))) {
            JsonNode read = MAPPER.readTree(parser);
            return read == null ? MISSING : new Json(read);
        } catch (JacksonException e) {
            return MISSING;
        }
    }

    /** Reads an answer's body; missing where it is a page or empty, as risk controls answer. */
    public static Json parse(HttpAnswer answer) {
        return parse(answer.text());
    }

    /** A value of the given maps, lists, texts, numbers and booleans as JSON text. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The member at the end of a path of names. */
    public Json at(String... names) {
        JsonNode at = node;
        for (String name : names) {
            at = at.path(name);
        }
        return new Json(at);
    }

    /** An element of an array, from 0. */
    public Json at(int index) {
        return new Json(node.path(index));
    }

    public boolean isMissing() {
        return node.isMissingNode() || node.isNull();
    }

    public boolean isObject() {
        return node.isObject();
    }

    /** A text that is not empty, or a number as text; null for anything else. */
    public @Nullable String text() {
        if (node.isString()) {
            String text = node.stringValue();
            return text.isEmpty() ? null : text;
        }
        return node.isNumber() ? node.asString() : null;
    }

    public String text(String absent) {
        String text = text();
        return text == null ? absent : text;
    }

    /** The first of these that is a text (or number); null where none is. */
    public static @Nullable String firstText(Json... values) {
        for (Json value : values) {
            String text = value.text();
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** An http or https address; one without a scheme is https. Null for anything else. */
    public @Nullable String address() {
        String text = text();
        if (text == null) {
            return null;
        }
        String url = text.startsWith("//") ? "https:" + text : text;
        return url.startsWith("http://") || url.startsWith("https://") ? url : null;
    }

    /** A whole number, also one that is written as text; null for anything else. */
    public @Nullable Long whole() {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return (long) node.doubleValue();
        }
        String text = text();
        return text != null && text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    public long whole(long absent) {
        Long whole = whole();
        return whole == null ? absent : whole;
    }

    /** A time, written as seconds since 1970; null for 0, which stands for none, and for anything else. */
    public @Nullable Instant seconds() {
        long seconds = whole(0);
        return seconds > 0 && seconds <= LAST_SECOND ? Instant.ofEpochSecond(seconds) : null;
    }

    /** A time, written as milliseconds since 1970; null for 0, which stands for none, and for anything else. */
    public @Nullable Instant millis() {
        long millis = whole(0);
        return millis > 0 ? Instant.ofEpochMilli(millis) : null;
    }

    /** A width or height of a picture; null for 0, which stands for unknown, and for anything else. */
    public @Nullable Integer pixels() {
        long pixels = whole(0);
        return pixels > 0 && pixels <= MOST_PIXELS ? (Integer) (int) pixels : null;
    }

    public @Nullable Double number() {
        return node.isNumber() ? (Double) node.doubleValue() : null;
    }

    public boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    public boolean isFalse() {
        return node.isBoolean() && !node.booleanValue();
    }

    /** A yes or no as sites write it: a boolean, or 1 or 0, also as text; null for anything else. */
    public @Nullable Boolean flag() {
        return switch (node.isBoolean() ? node.asString() : text("")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    /** The elements of an array; none for anything else. */
    public List<Json> items() {
        return node.isArray() ? node.valueStream().map(Json::new).toList() : List.of();
    }

    /** The members of an object in their order; none for anything else. */
    public Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        if (node.isObject()) {
            node.forEachEntry((name, value) -> members.put(name, new Json(value)));
        }
        return members;
    }

    /** JSON that this text holds once more. */
    public Json unwrapped() {
        return parse(text());
    }

    /** This value, or nothing where it is missing. */
    public Optional<Json> present() {
        return isMissing() ? Optional.empty() : Optional.of(this);
    }
}
