package io.aircheck.platforms.twitch;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Twitch's GraphQL endpoint. The web player names its queries by a hash; the hashes die when the site changes, so each has a
 * free query beside it.
 */
final class Gql {

    static final String URL = "https://gql.twitch.tv/gql";

    private static final String WEB_PLAYER = "kimne78kx3ncx6brgo4mv6wki5h1ko";

    /** A query that the site knows by its hash. */
    record Persisted(String name, String hash, Map<String, ?> variables) {

        Map<String, ?> body() {
            return Map.of(
                    "operationName",
                    name,
                    "variables",
                    variables,
                    "extensions",
                    Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        }
    }

    /** Keeps, over checks, which token the site has refused. */
    interface Login {
        /** The value of the site's auth-token cookie, or null where there is none that holds. */
        @Nullable
        String token();

        void refused(String token);
    }

    private final SiteClient client;
    private final String deviceId;
    private final Login login;

    Gql(SiteClient client, String deviceId, Login login) {
        this.client = client;
        this.deviceId = deviceId;
        this.login = login;
    }

    /** The {@code data} of each query, in their order; empty where the site does not know one of the hashes any more. */
    Optional<List<Json>> ask(Persisted... queries) throws IOException, SiteRefusal {
        String body = Json.write(List.of(queries).stream().map(Persisted::body).toList());
        Json answer = post(body);
        List<Json> parts = answer.node().isArray() ? answer.items() : List.of(answer);
        if (parts.stream().anyMatch(part -> "PersistedQueryNotFound".equals(firstError(part)))) {
            return Optional.empty();
        }
        for (Json part : parts) {
            rejectErrors(part);
        }
        if (parts.size() != queries.length) {
            throw SiteRefusal.failed("Twitch answered " + parts.size() + " of " + queries.length + " queries");
        }
        return Optional.of(parts.stream().map(part -> part.at("data")).toList());
    }

    /** The {@code data} of a query that is written out. */
    Json query(String text, Map<String, ?> variables) throws IOException, SiteRefusal {
        Json answer = post(Json.write(Map.of("query", text, "variables", variables)));
        rejectErrors(answer);
        return answer.at("data");
    }

    /** Sends once more after "service timeout" and the like, and without the token after the site has refused it. */
    private Json post(String body) throws IOException, SiteRefusal {
        HttpAnswer answer = send(body, login.token());
        String token = login.token();
        if (answer.status() == 401 && token != null) {
            login.refused(token);
            answer = send(body, null);
        }
        if (answer.status() >= 500 || answer.isSuccess() && isTimeout(Json.parse(answer))) {
            answer = send(body, login.token());
        }
        if (answer.status() == 429) {
            throw SiteRefusal.blocked("Twitch limits the rate of requests (HTTP 429); check less often");
        }
        Json json = Json.parse(answer);
        if (!answer.isSuccess() || json.isMissing()) {
            throw answer.status() == 403
                    ? SiteRefusal.blocked("Twitch refused the request (HTTP 403)")
                    : SiteRefusal.failed("Twitch answered HTTP " + answer.status() + " at " + URL);
        }
        return json;
    }

    private HttpAnswer send(String body, @Nullable String token) throws IOException {
        return client.send(HttpRequest.post(URL, "text/plain;charset=UTF-8", body)
                .header("Client-ID", WEB_PLAYER)
                .header("Device-Id", deviceId)
                .header("Authorization", token == null ? null : "OAuth " + token));
    }

    private static boolean isTimeout(Json answer) {
        List<Json> parts = answer.node().isArray() ? answer.items() : List.of(answer);
        return parts.stream().anyMatch(part -> "service timeout".equals(firstError(part)));
    }

    private static void rejectErrors(Json part) throws SiteRefusal {
        String error = firstError(part);
        if (error != null && error.contains("integrity")) {
            throw SiteRefusal.blocked("Twitch wants proof of a browser (\"" + error + "\"); set a token");
        }
        if (error != null && part.at("data").isMissing()) {
            throw SiteRefusal.failed("Twitch answered \"" + error + "\"");
        }
    }

    private static @Nullable String firstError(Json part) {
        return part.at("errors").at(0).at("message").text();
    }
}
