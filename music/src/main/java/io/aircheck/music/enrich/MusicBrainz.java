package io.aircheck.music.enrich;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Fields;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.Refusal;
import io.aircheck.music.cloud.Service;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** MusicBrainz, which needs no key but a true name. */
public final class MusicBrainz implements Source {

    public static final String ENDPOINT = "https://musicbrainz.org/ws/2";
    /** It takes one request a second. */
    public static final Duration SPACING = Duration.ofMillis(1_100);

    private final String endpoint;
    private final String userAgent;
    private final Service service;
    private final Pace pace;

    /**
     * @param endpoint usually {@link #ENDPOINT}
     * @param userAgent program, version and a way to reach its makers, as MusicBrainz demands
     * @param pace usually of {@link #SPACING}
     */
    public MusicBrainz(String endpoint, String userAgent, HttpClient http, Pace pace) {
        this.endpoint = endpoint;
        this.userAgent = userAgent;
        this.service = new Service("MusicBrainz", http);
        this.pace = pace;
    }

    @Override
    public String name() {
        return "musicbrainz";
    }

    @Override
    public boolean knows(ExternalIds ids) {
        return ids.musicbrainz() != null;
    }

    @Override
    public ExternalIds find(Song song, @Nullable Duration length) throws Refusal, InterruptedException {
        if (song.isrc() != null) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("inc", "artist-credits");
            query.put("fmt", "json");
            JsonNode recordings =
                    ask(Queries.url(endpoint + "/isrc/" + song.isrc(), query)).path("recordings");
            String id = Fields.text(recordings.path(0).path("id"));
            if (id != null) {
                return ids(id);
            }
        }
        if (song.artists().isEmpty()) {
            return ExternalIds.NONE;
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put(
                "query",
                "recording:" + Queries.phrase(song.title()) + " AND artist:"
                        + Queries.phrase(song.artists().getFirst()));
        query.put("limit", "10");
        query.put("fmt", "json");
        for (JsonNode recording :
                Fields.items(ask(Queries.url(endpoint + "/recording", query)).path("recordings"))) {
            String id = Fields.text(recording.path("id"));
            String title = Fields.text(recording.path("title"));
            if (id != null && title != null) {
                Double millis = Fields.number(recording.path("length"));
                Song other = Song.of(
                        title,
                        Fields.texts(recording.path("artist-credit"), "name").toArray(String[]::new));
                Duration otherLength = millis == null ? null : Duration.ofMillis(Math.round(millis));
                if (SameSong.test(song, length, other, otherLength)) {
                    return ids(id);
                }
            }
        }
        return ExternalIds.NONE;
    }

    private JsonNode ask(String url) throws Refusal, InterruptedException {
        pace.await();
        Service.Answer answer = service.ask(HttpRequest.get(url).header("User-Agent", userAgent));
        return switch (answer.status()) {
            case 200, 404 -> answer.json();
            case 503 -> throw new Refusal(new Throttled("MusicBrainz is asked too often (it answered HTTP 503)"));
            default -> throw new Refusal(service.byStatus(answer.status()));
        };
    }

    private static ExternalIds ids(String recording) {
        return new ExternalIds(null, null, null, recording, null);
    }
}
