package io.aircheck.music.cloud.audd;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Match;
import io.aircheck.music.cloud.FormServer;
import io.aircheck.music.cloud.FormServer.Form;
import io.aircheck.music.cloud.FormServer.Reply;
import io.aircheck.music.cloud.Outcomes;
import io.aircheck.music.cloud.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that checks the form as AudD does. */
class AuddTest {

    private static final String TOKEN = "0123456789abcdef";

    private static final String SUCCESS = """
            {"status":"success","result":{"artist":"Hollow Moon","title":"Ember River","album":"Night Glass",
             "release_date":"2024-03-15","label":"Copper Records","timecode":"01:01","song_link":"https://lis.tn/x",
             "spotify":{"id":"sp-track","uri":"spotify:track:sp-track","album":{"id":"sp-album"},
                        "artists":[{"id":"sp-artist"}],"external_ids":{"isrc":"QZABC2400001"}},
             "deezer":{"id":123456,"link":"https://deezer.example","album":{"id":77},"artist":{"id":88}},
             "apple_music":{"url":"https://a.example","isrc":"QZABC2400009"},
             "musicbrainz":[{"id":"mb-recording","score":100}]}}""";

    @Test
    void readsAMatchWithEveryIdInItsField() throws Exception {
        Match match = Outcomes.first(ask(AuddTest::asTheServiceDoes));
        assertThat(match.song().announcement()).isEqualTo("Hollow Moon - Ember River");
        assertThat(match.song().album()).isEqualTo("Night Glass");
        assertThat(match.song().label()).isEqualTo("Copper Records");
        assertThat(match.song().isrc()).isEqualTo("QZABC2400001");
        assertThat(match.song().year()).isEqualTo(2024);
        assertThat(match.trackOffset()).isEqualTo(Duration.ofSeconds(61));
        assertThat(match.recogniser()).isEqualTo("audd");
        assertThat(match.song().external())
                .isEqualTo(new ExternalIds(
                        null,
                        new ServiceIds("sp-track", "sp-album", List.of("sp-artist")),
                        new ServiceIds("123456", "77", List.of("88")),
                        "mb-recording",
                        null));
        assertThat(match.raw()).contains("lis.tn");
    }

    @Test
    void takesAMissForOne() throws Exception {
        assertThat(ask(form -> Reply.json("{\"status\":\"success\",\"result\":null}")))
                .isEqualTo(new NoMatch());
        assertThat(ask(form -> Reply.json("{\"status\":\"success\",\"result\":{\"title\":\"\"}}")))
                .isEqualTo(new NoMatch());
    }

    @ParameterizedTest
    @CsvSource({
        "900, BadKey",
        "901, BadKey",
        "903, BadKey",
        "902, Quota",
        "904, BadKey",
        "905, BadKey",
        "50, Failed",
        "51, Failed",
        "600, Failed",
        "601, Failed",
        "602, Failed",
        "700, Failed",
        "701, Failed",
        "702, Failed",
        "906, Failed",
        "300, NoMatch",
        "400, Failed",
        "500, NoMatch",
        "610, Quota",
        "611, Throttled",
        "907, NoMatch",
        "19, BadKey",
        "31337, BadKey",
        "100, Unreachable",
        "1000, Unreachable",
        "12345, Failed"
    })
    void tellsEveryCodeApart(int code, String kind) throws Exception {
        String error = "{\"status\":\"error\",\"error\":{\"error_code\":" + code
                + ",\"error_message\":\"its words about " + TOKEN + "\"}}";
        Identification answer = ask(form -> Reply.json(error));
        assertThat(Outcomes.kind(answer)).isEqualTo(kind);
        assertThat(answer.toString()).doesNotContain(TOKEN);
        if (!kind.equals("NoMatch")) {
            assertThat(Outcomes.reason(answer)).startsWith("AudD").contains("its words about …", "code " + code);
        }
    }

    @ParameterizedTest
    @CsvSource({"429, Throttled", "500, Unreachable", "502, Unreachable", "403, BadKey", "418, Failed", "200, Failed"})
    void understandsAnswersWithoutACode(int status, String kind) throws Exception {
        assertThat(Outcomes.kind(ask(form -> new Reply(status, "text/html", "<html>"))))
                .isEqualTo(kind);
        assertThat(Outcomes.kind(ask(form -> Reply.json(status, "{\"status\":\"error\"}"))))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"01:01, 61", "1:00:05, 3605", "00:00, 0", "x, -1", "99999:00, -1"})
    void readsTheTimecode(String timecode, long seconds) throws Exception {
        Match match = Outcomes.first(ask(form ->
                Reply.json("{\"status\":\"success\",\"result\":{\"title\":\"T\",\"timecode\":\"" + timecode + "\"}}")));
        assertThat(match.trackOffset()).isEqualTo(seconds < 0 ? null : Duration.ofSeconds(seconds));
    }

    private static Reply asTheServiceDoes(Form form) {
        if (!form.method().equals("POST") || !form.path().equals("/")) {
            return new Reply(404, "text/plain", "");
        }
        if (!TOKEN.equals(form.fields().get("api_token"))) {
            return Reply.json(
                    "{\"status\":\"error\",\"error\":{\"error_code\":900,\"error_message\":\"wrong token\"}}");
        }
        byte[] file = form.bytes("file");
        int seconds = file.length / 2 / 11_025;
        boolean wav = new String(file, 0, 4, StandardCharsets.US_ASCII).equals("RIFF");
        boolean extras = List.of(form.fields().get("return").split(",")).containsAll(List.of("spotify", "deezer"));
        return wav && extras && seconds <= 12 && form.fileNames().containsKey("file")
                ? Reply.json(SUCCESS)
                : Reply.json("{\"status\":\"error\",\"error\":{\"error_code\":700,\"error_message\":\"no file\"}}");
    }

    private static Identification ask(Function<Form, Reply> answers) throws Exception {
        try (var server = new FormServer(answers)) {
            return new Audd(server.url() + "/", new Secret(TOKEN), FormServer.client(), new Random(1))
                    .identify(Outcomes.sample());
        }
    }
}
