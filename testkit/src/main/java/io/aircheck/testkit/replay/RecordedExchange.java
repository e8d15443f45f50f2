package io.aircheck.testkit.replay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request that a platform was seen to answer, and its answer.
 *
 * @param times how often it answers; {@link Integer#MAX_VALUE} without limit
 * @param headers names in lower case
 */
public record RecordedExchange(
        JsonNode request, int times, int status, List<Map.Entry<String, String>> headers, byte[] body) {

    static RecordedExchange of(JsonNode json) {
        JsonNode response = json.path("response");
        return new RecordedExchange(
                json.path("request"),
                json.path("times").asInt(Integer.MAX_VALUE),
                response.path("status").asInt(200),
                headers(response),
                body(response));
    }

    private static byte[] body(JsonNode response) {
        if (response.has("json")) {
            return response.get("json").toString().getBytes(StandardCharsets.UTF_8);
        }
        if (response.has("base64")) {
            return Base64.getDecoder().decode(response.get("base64").asString());
        }
        return response.path("text").asString("").getBytes(StandardCharsets.UTF_8);
    }

    private static List<Map.Entry<String, String>> headers(JsonNode response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("content-type", List.of(response.has("json") ? "application/json" : "text/html; charset=utf-8"));
        response.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().isArray()
                                ? header.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()
                                : List.of(header.getValue().asString())));
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> fields.add(Map.entry(name, value))));
        return fields;
    }

    /** The same request answered otherwise, with the given body in place of what was recorded. */
    public RecordedExchange answering(int newStatus, String contentType, byte[] newBody) {
        return new RecordedExchange(
                request, times, newStatus, List.of(Map.entry("content-type", contentType)), newBody);
    }

    /**
     * Whether it answers this request: method, host and path are compared exactly, of query, headers and body only what the
     * recording names.
     */
    boolean answers(ReplayRequest asked) {
        String wanted = request.path("method").asString("GET");
        if (!wanted.equals("*")
                && !wanted.equals(asked.method().equals("HEAD") && wanted.equals("GET") ? "GET" : asked.method())) {
            return false;
        }
        String wantedHost = request.path("host").asString();
        if (!wantedHost.equals("*") && !wantedHost.equalsIgnoreCase(asked.host())) {
            return false;
        }
        boolean pathFits = request.has("path_regex")
                ? Pattern.matches(request.get("path_regex").asString(), asked.path())
                : request.path("path").asString("/").equals(asked.path());
        Map<String, List<String>> query = query(asked.query());
        return pathFits
                && request.path("query").properties().stream()
                        .allMatch(entry -> holds(
                                query.get(entry.getKey()), entry.getValue().asString()))
                && request.path("headers_contain").properties().stream()
                        .allMatch(entry -> contains(
                                asked.header().apply(entry.getKey()),
                                entry.getValue().asString()))
                && request.path("body_contains")
                        .valueStream()
                        .allMatch(part -> asked.body().contains(part.asString()));
    }

    private static boolean holds(@Nullable List<String> values, String wanted) {
        return values != null && (wanted.equals("*") || values.contains(wanted));
    }

    private static boolean contains(@Nullable String value, String wanted) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    static Map<String, List<String>> query(@Nullable String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
