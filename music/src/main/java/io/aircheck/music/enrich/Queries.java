package io.aircheck.music.enrich;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses with a query. */
final class Queries {

    private Queries() {}

    static String url(String address, Map<String, String> query) {
        return query.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", address + "?", ""));
    }

    /** A phrase that a search takes as it stands. */
    static String phrase(String text) {
        return '"' + text.replaceAll("[\"\\\\]+", " ").strip() + '"';
    }
}
