package io.aircheck.platforms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A query string in the making: names and values in their order, percent-encoded when it is written. What {@link #toString}
 * gives is what a signature is made of and what is sent, byte for byte.
 */
public record Query(List<Map.Entry<String, String>> parameters) {

    public Query {
        parameters = List.copyOf(parameters);
    }

    /** Names and values in turn. */
    public static Query of(String... namesAndValues) {
        Query query = new Query(List.of());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query = query.and(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query;
    }

    public Query and(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(Map.entry(name, value));
        return new Query(more);
    }

    public Query and(String name, long value) {
        return and(name, Long.toString(value));
    }

    public Query sortedByName() {
        return new Query(parameters.stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList());
    }

    public Query withValues(UnaryOperator<String> change) {
        return new Query(parameters.stream()
                .map(parameter -> Map.entry(parameter.getKey(), change.apply(parameter.getValue())))
                .toList());
    }

    /** This query behind an address that may already have one. */
    public String appendedTo(String url) {
        return url + (url.indexOf('?') < 0 ? '?' : '&') + this;
    }

    /** Percent-encoded as RFC 3986 has it: only {@code A-Za-z0-9-_.~} stay, a space is %20, hex digits are upper case. */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-_.~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> parameter : parameters) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(encode(parameter.getKey()))
                    .append('=')
                    .append(encode(parameter.getValue()));
        }
        return text.toString();
    }
}
