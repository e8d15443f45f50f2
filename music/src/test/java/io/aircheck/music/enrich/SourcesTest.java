package io.aircheck.music.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.FormServer;
import io.aircheck.music.cloud.FormServer.Form;
import io.aircheck.music.cloud.FormServer.Reply;
import io.aircheck.music.cloud.Outcomes;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.Refusal;
import io.aircheck.music.cloud.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against servers that want what the services want. */
class SourcesTest {

    private static final Pace NO_PACE = new Pace(Duration.ZERO, InstantSource.system(), Thread::sleep);
    private static final Song BY_NAME = Song.of("Ember River", "Hollow Moon");
    private static final Song BY_ISRC =
            new Song("Ember River", List.of("Hollow Moon"), null, null, "QZABC2400001", null, ExternalIds.NONE);

    /** Finds with one source, against one server. */
    private interface Made {
        Source by(String url);
    }

    @Test
    void asksDeezerByIsrcAndByName() throws Exception {
        Function<Form, Reply> deezer = form -> switch (form.path()) {
            case "/track/isrc:QZABC2400001" ->
                Reply.json("{\"id\":5,\"title\":\"x\",\"album\":{\"id\":6},\"artist\":{\"id\":7}}");
            case "/search" ->
                form.fields().get("q").equals("artist:\"Hollow Moon\" track:\"Ember River\"")
                        ? Reply.json("""
                                {"data":[{"id":1,"title":"Ember River (Live)","artist":{"name":"Hollow Moon","id":2}},
                                         {"id":11,"title":"Ember River","artist":{"name":"Hollow Moon","id":2},"album":{"id":3}}]}""")
                        : Reply.json("{\"data\":[]}");
            default -> Reply.json("{\"error\":{\"type\":\"DataException\",\"message\":\"no data\",\"code\":800}}");
        };
        Made made = url -> new Deezer(url, FormServer.client(), NO_PACE);
        assertThat(find(deezer, made, BY_ISRC).deezer()).isEqualTo(new ServiceIds("5", "6", List.of("7")));
        assertThat(find(deezer, made, BY_NAME).deezer()).isEqualTo(new ServiceIds("11", "3", List.of("2")));
        assertThat(find(deezer, made, Song.of("Other", "Nobody"))).isEqualTo(ExternalIds.NONE);
    }

    @ParameterizedTest
    @CsvSource({"4, Throttled", "700, Unreachable", "300, Failed"})
    void tellsDeezersErrorsApart(int code, String kind) {
        refuses(
                form -> Reply.json("{\"error\":{\"message\":\"x\",\"code\":" + code + "}}"),
                url -> new Deezer(url, FormServer.client(), NO_PACE),
                kind);
    }

    @Test
    void asksMusicBrainzWithItsName() throws Exception {
        Function<Form, Reply> musicBrainz = form -> {
            if (!"Aircheck/1 (https://example.org)".equals(form.headers().get("user-agent"))) {
                return Reply.json(403, "{\"error\":\"who are you\"}");
            }
            return switch (form.path()) {
                case "/isrc/QZABC2400001" -> Reply.json("{\"isrc\":\"x\",\"recordings\":[{\"id\":\"mb-1\"}]}");
                case "/recording" -> Reply.json("""
                            {"recordings":[{"id":"no","title":"Ember River","length":100000,"artist-credit":[{"name":"Hollow Moon"}]},
                                           {"id":"mb-2","title":"Ember River","length":201000,"artist-credit":[{"name":"Hollow Moon"}]}]}""");
                default -> Reply.json(404, "{\"error\":\"Not Found\"}");
            };
        };
        Made made = url -> new MusicBrainz(url, "Aircheck/1 (https://example.org)", FormServer.client(), NO_PACE);
        assertThat(find(musicBrainz, made, BY_ISRC).musicbrainz()).isEqualTo("mb-1");
        try (var server = new FormServer(musicBrainz)) {
            assertThat(made.by(server.url())
                            .find(BY_NAME, Duration.ofSeconds(200))
                            .musicbrainz())
                    .isEqualTo("mb-2");
        }
        refuses(form -> Reply.json(503, "{\"error\":\"slow down\"}"), made, "Throttled");
    }

    @Test
    void getsAndRenewsSpotifysToken() throws Exception {
        int[] tokens = {0};
        Function<Form, Reply> spotify = form -> {
            if (form.path().equals("/api/token")) {
                boolean right = "Basic YXBwOnMzY3JldA==".equals(form.headers().get("authorization"))
                        && "client_credentials".equals(form.fields().get("grant_type"));
                return right
                        ? Reply.json("{\"access_token\":\"token" + ++tokens[0] + "\",\"expires_in\":3600}")
                        : Reply.json(400, "{\"error\":\"invalid_client\"}");
            }
            // The first token is withdrawn at once.
            return "Bearer token2".equals(form.headers().get("authorization"))
                            && form.fields().get("q").equals("isrc:QZABC2400001")
                    ? Reply.json("""
                            {"tracks":{"items":[{"id":"sp-t","name":"Ember River","album":{"id":"sp-al"},
                             "artists":[{"id":"sp-ar","name":"Hollow Moon"}]}]}}""")
                    : Reply.json(401, "{\"error\":{\"status\":401}}");
        };
        Instant[] now = {Instant.EPOCH};
        Made made = url -> new Spotify(
                url, url, new Secret("app"), new Secret("s3cret"), FormServer.client(), () -> now[0], NO_PACE);
        try (var server = new FormServer(spotify)) {
            Source source = made.by(server.url());
            ServiceIds ids = new ServiceIds("sp-t", "sp-al", List.of("sp-ar"));
            assertThat(source.find(BY_ISRC, null).spotify()).isEqualTo(ids);
            assertThat(source.find(BY_ISRC, null).spotify()).isEqualTo(ids);
            assertThat(tokens[0]).isEqualTo(2);
            now[0] = now[0].plus(Duration.ofHours(1));
            assertThatThrownBy(() -> source.find(BY_ISRC, null)).isInstanceOf(Refusal.class);
            assertThat(tokens[0]).isGreaterThan(2);
        }
        refuses(
                spotify,
                url -> new Spotify(
                        url, url, new Secret("app"), new Secret("no"), FormServer.client(), () -> now[0], NO_PACE),
                "BadKey");
    }

    @Test
    void takesAVideoThatIsNamedForTheSong() throws Exception {
        Function<Form, Reply> youtube = form -> form.fields().containsKey("key")
                        || !"y0ut".equals(form.headers().get("x-goog-api-key"))
                ? Reply.json(400, "{\"error\":{\"errors\":[{\"reason\":\"keyInvalid\"}]}}")
                : Reply.json("""
                        {"items":[
                         {"id":{"videoId":"cover"},"snippet":{"title":"Ember River (cover)","channelTitle":"Hollow Moon"}},
                         {"id":{"videoId":"fan"},"snippet":{"title":"Ember River","channelTitle":"A Fan"}},
                         {"id":{"videoId":"right"},"snippet":{"title":"Hollow Moon - Ember River (Official Video) [HD]","channelTitle":"x"}}]}""");
        Made made = youTube("y0ut", 5);
        assertThat(find(youtube, made, BY_NAME).youtube()).isEqualTo("right");
        refuses(youtube, youTube("wrong", 5), "BadKey");
        refuses(youtube, youTube("y0ut", 0), "Quota");
        refuses(
                form -> Reply.json(
                        403, "{\"error\":{\"message\":\"q y0ut\",\"errors\":[{\"reason\":\"quotaExceeded\"}]}}"),
                made,
                "Quota");
    }

    private static Made youTube(String key, int budget) {
        return url -> new YouTube(
                url,
                new Secret(key),
                FormServer.client(),
                (service, day, allowed) -> allowed > 0,
                budget,
                InstantSource.system());
    }

    private static ExternalIds find(Function<Form, Reply> answers, Made made, Song song) throws Exception {
        try (var server = new FormServer(answers)) {
            return made.by(server.url()).find(song, null);
        }
    }

    private static void refuses(Function<Form, Reply> answers, Made made, String kind) {
        assertThatThrownBy(() -> find(answers, made, BY_ISRC)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(Outcomes.kind(refusal.refused())).isEqualTo(kind);
            assertThat(refusal.getMessage()).doesNotContain("y0ut", "s3cret");
        });
    }
}
