package io.aircheck.music.enrich;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Fields;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.Refusal;
import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.Service;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Spotify, with the id and secret of an application of the user's (the client credentials flow). */
public final class Spotify implements Source {

    public static final String ACCOUNTS = "https://accounts.spotify.com";
    public static final String ENDPOINT = "https://api.spotify.com";
    public static final Duration SPACING = Duration.ofMillis(200);

    /** A token is renewed this long before its end. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int UNAUTHORIZED = 401;

    private record Token(String value, Instant end) {

        @Override
        public String toString() {
            return "…";
        }
    }

    private final String accounts;
    private final String endpoint;
    private final Secret id;
    private final Secret secret;
    private final HttpClient http;
    private final InstantSource clock;
    private final Pace pace;
    private @Nullable Token token;

    /**
     * @param accounts usually {@link #ACCOUNTS}
     * @param endpoint usually {@link #ENDPOINT}
     * @param pace usually of {@link #SPACING}
     */
    public Spotify(
            String accounts,
            String endpoint,
            Secret id,
            Secret secret,
            HttpClient http,
            InstantSource clock,
            Pace pace) {
        this.accounts = accounts;
        this.endpoint = endpoint;
        this.id = id;
        this.secret = secret;
        this.http = http;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public String name() {
        return "spotify";
    }

    @Override
    public boolean knows(ExternalIds ids) {
        return ids.spotify() != null;
    }

    @Override
    public ExternalIds find(Song song, @Nullable Duration length) throws Refusal, InterruptedException {
        if (song.isrc() != null) {
            JsonNode track = search("isrc:" + song.isrc()).path(0);
            if (track.has("id")) {
                return ids(track);
            }
        }
        if (song.artists().isEmpty()) {
            return ExternalIds.NONE;
        }
        JsonNode tracks = search("track:" + Queries.phrase(song.title()) + " artist:"
                + Queries.phrase(song.artists().getFirst()));
        for (JsonNode track : Fields.items(tracks)) {
            String title = Fields.text(track.path("name"));
            Double millis = Fields.number(track.path("duration_ms"));
            Song other = Song.of(
                    title == null ? "" : title,
                    Fields.texts(track.path("artists"), "name").toArray(String[]::new));
            if (SameSong.test(song, length, other, millis == null ? null : Duration.ofMillis(Math.round(millis)))) {
                return ids(track);
            }
        }
        return ExternalIds.NONE;
    }

    private JsonNode search(String query) throws Refusal, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", "track");
        fields.put("limit", "10");
        fields.put("q", query);
        HttpRequest request = HttpRequest.get(Queries.url(endpoint + "/v1/search", fields));
        Service.Answer answer = authorized(request);
        if (answer.status() == UNAUTHORIZED) {
            forget(); // withdrawn before its time
            answer = authorized(request);
        }
        if (answer.status() != 200) {
            throw new Refusal(new Service("Spotify", http).byStatus(answer.status()));
        }
        return answer.json().path("tracks").path("items");
    }

    private Service.Answer authorized(HttpRequest request) throws Refusal, InterruptedException {
        String bearer = token();
        pace.await();
        return new Service("Spotify", http, id, secret, new Secret(bearer))
                .ask(request.header("Authorization", "Bearer " + bearer));
    }

    private synchronized String token() throws Refusal, InterruptedException {
        Token known = token;
        if (known == null || clock.instant().isAfter(known.end())) {
            known = newToken();
            token = known;
        }
        return known.value();
    }

    private synchronized void forget() {
        token = null;
    }

    private Token newToken() throws Refusal, InterruptedException {
        Service service = new Service("Spotify", http, id, secret);
        String login = Base64.getEncoder()
                .encodeToString((id.value() + ":" + secret.value()).getBytes(StandardCharsets.UTF_8));
        Service.Answer answer =
                service.ask(HttpRequest.postForm(accounts + "/api/token", Map.of("grant_type", "client_credentials"))
                        .header("Authorization", "Basic " + login));
        String value = Fields.text(answer.json().path("access_token"));
        Double seconds = Fields.number(answer.json().path("expires_in"));
        if (value == null) {
            throw new Refusal(
                    answer.status() == 400
                            ? new BadKey("Spotify does not take the client id and secret. Check them in the settings")
                            : service.byStatus(answer.status()));
        }
        long lifetime = seconds == null ? 0 : Math.round(seconds);
        return new Token(value, clock.instant().plusSeconds(lifetime).minus(MARGIN));
    }

    private static ExternalIds ids(JsonNode track) {
        ServiceIds ids = new ServiceIds(
                        Fields.text(track.path("id")),
                        Fields.text(track.path("album").path("id")),
                        Fields.texts(track.path("artists"), "id"))
                .orNull();
        return new ExternalIds(null, ids, null, null, null);
    }
}
