package io.aircheck.platforms.twitch;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.ArrayList;
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
        SiteAnswer answer =
                post(Json.write(List.of(queries).stream().map(Persisted::body).toList()));
        List<Json> parts = parts(answer.json());
        if (parts.stream().anyMatch(part -> "PersistedQueryNotFound".equals(firstError(part)))) {
            return Optional.empty();
        }
        List<Json> data = new ArrayList<>();
        for (Json part : parts) {
            data.add(data(answer, part));
        }
        if (data.size() != queries.length) {
            throw answer.failed("answered " + data.size() + " of " + queries.length + " queries");
        }
        return Optional.of(data);
    }

    /** The {@code data} of a query that is written out. */
    Json query(String text, Map<String, ?> variables) throws IOException, SiteRefusal {
        SiteAnswer answer = post(Json.write(Map.of("query", text, "variables", variables)));
        return data(answer, answer.json());
    }

    /** Sends once more after "service timeout" and the like, and without the token after the site has refused it. */
    private SiteAnswer post(String body) throws IOException, SiteRefusal {
        String token = login.token();
        SiteAnswer answer = send(body, token);
        if (answer.status() == 401 && token != null) {
            login.refused(token);
            answer = send(body, null);
        }
        boolean again = answer.status() >= 500 || answer.http().isSuccess() && isTimeout(Json.parse(answer.http()));
        return again ? send(body, login.token()) : answer;
    }

    private SiteAnswer send(String body, @Nullable String token) throws IOException {
        return client.ask(HttpRequest.post(URL, "text/plain;charset=UTF-8", body)
                .header("Client-ID", WEB_PLAYER)
                .header("Device-Id", deviceId)
                .header("Authorization", token == null ? null : "OAuth " + token));
    }

    private static boolean isTimeout(Json answer) {
        return parts(answer).stream().anyMatch(part -> "service timeout".equals(firstError(part)));
    }

    private static List<Json> parts(Json answer) {
        return answer.node().isArray() ? answer.items() : List.of(answer);
    }

    private static Json data(SiteAnswer answer, Json part) throws SiteRefusal {
        String error = firstError(part);
        if (error != null && error.contains("integrity")) {
            throw answer.blocked("wants proof of a browser (" + error + ")");
        }
        if (error != null && part.at("data").isMissing()) {
            throw answer.failed("says: " + error);
        }
        return answer.require(part.at("data"), "data");
    }

    private static @Nullable String firstError(Json part) {
        return part.at("errors").at(0).at("message").text();
    }
}
