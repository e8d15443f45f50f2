package io.aircheck.music.enrich;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Identification.Unreachable;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Fields;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.Refusal;
import io.aircheck.music.cloud.Service;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Deezer, which needs no key. */
public final class Deezer implements Source {

    public static final String ENDPOINT = "https://api.deezer.com";
    /** It takes fifty requests in five seconds. */
    public static final Duration SPACING = Duration.ofMillis(120);

    private static final int QUOTA = 4;
    private static final int BUSY = 700;
    private static final int NO_DATA = 800;

    private final String endpoint;
    private final Service service;
    private final Pace pace;

    /**
     * @param endpoint usually {@link #ENDPOINT}
     * @param pace usually of {@link #SPACING}
     */
    public Deezer(String endpoint, HttpClient http, Pace pace) {
        this.endpoint = endpoint;
        this.service = new Service("Deezer", http);
        this.pace = pace;
    }

    @Override
    public String name() {
        return "deezer";
    }

    @Override
    public boolean knows(ExternalIds ids) {
        return ids.deezer() != null;
    }

    @Override
    public ExternalIds find(Song song, @Nullable Duration length) throws Refusal, InterruptedException {
        if (song.isrc() != null) {
            JsonNode track = ask(endpoint + "/track/isrc:" + song.isrc());
            if (track.has("id")) {
                return ids(track);
            }
        }
        if (song.artists().isEmpty()) {
            return ExternalIds.NONE;
        }
        String query = "artist:" + Queries.phrase(song.artists().getFirst()) + " track:" + Queries.phrase(song.title());
        for (JsonNode track : Fields.items(
                ask(Queries.url(endpoint + "/search", Map.of("q", query))).path("data"))) {
            if (SameSong.test(song, length, song(track), seconds(track))) {
                return ids(track);
            }
        }
        return ExternalIds.NONE;
    }

    private JsonNode ask(String url) throws Refusal, InterruptedException {
        pace.await();
        Service.Answer answer = service.ask(HttpRequest.get(url));
        JsonNode error = answer.json().path("error");
        if (error.isMissingNode() && answer.status() == 200) {
            return answer.json();
        }
        Double code = Fields.number(error.path("code"));
        if (code == null) {
            throw new Refusal(service.byStatus(answer.status()));
        }
        String words = " (it says: " + service.words(Fields.text(error.path("message"))) + ")";
        switch (code.intValue()) {
            case NO_DATA -> {
                return answer.json();
            }
            case QUOTA -> throw new Refusal(new Throttled("Deezer is asked too often" + words));
            case BUSY -> throw new Refusal(new Unreachable("Deezer is busy" + words));
            default -> throw new Refusal(service.byStatus(answer.status()));
        }
    }

    private static Song song(JsonNode track) {
        String title = Fields.text(track.path("title"));
        String artist = Fields.text(track.path("artist").path("name"));
        return Song.of(title == null ? "" : title, artist == null ? "" : artist);
    }

    private static @Nullable Duration seconds(JsonNode track) {
        Double seconds = Fields.number(track.path("duration"));
        return seconds == null ? null : Duration.ofSeconds(Math.round(seconds));
    }

    private static ExternalIds ids(JsonNode track) {
        String artist = Fields.text(track.path("artist").path("id"));
        ServiceIds ids = new ServiceIds(
                        Fields.text(track.path("id")),
                        Fields.text(track.path("album").path("id")),
                        artist == null ? List.of() : List.of(artist))
                .orNull();
        return new ExternalIds(null, null, ids, null, null);
    }
}
