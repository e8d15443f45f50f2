package io.aircheck.music.cloud.acoustid;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Match;
import io.aircheck.music.Sample;
import io.aircheck.music.cloud.FormServer;
import io.aircheck.music.cloud.FormServer.Form;
import io.aircheck.music.cloud.FormServer.Reply;
import io.aircheck.music.cloud.Outcomes;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.chromaprint.Chromaprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that checks the form as AcoustID's does. */
class AcoustIdTest {

    private static final String KEY = "appkey-77";

    private static final String OK = """
            {"status":"ok","results":[
             {"id":"weak","score":0.3,"recordings":[{"id":"no","title":"Too weak"}]},
             {"id":"9ff43b6a","score":0.97,"recordings":[
              {"id":"unnamed"},
              {"id":"other","title":"Ember River (Extended)","duration":380},
              {"id":"cd2e7c47","title":"Ember River","duration":31,
               "artists":[{"id":"a1","name":"Hollow Moon"},{"id":"a2","name":"夜航"}],
               "releasegroups":[{"type":"Album","title":"Best of 2024","secondarytypes":["Compilation"]},
                                {"type":"Single","title":"Ember River"},
                                {"type":"Album","title":"Night Glass"}]}]}]}""";

    @Test
    void takesTheRecordingWhoseLengthFits() throws Exception {
        Identification answer = ask(AcoustIdTest::asTheServiceDoes);
        Match match = Outcomes.first(answer);
        assertThat(match.song().title()).isEqualTo("Ember River");
        assertThat(match.song().artists()).containsExactly("Hollow Moon", "夜航");
        assertThat(match.song().album()).isEqualTo("Night Glass");
        assertThat(match.song().external().musicbrainz()).isEqualTo("cd2e7c47");
        assertThat(match.song().external().acoustid()).isEqualTo("9ff43b6a");
        assertThat(match.confidence()).isEqualTo(0.97);
        assertThat(((Identified) answer).ambiguous())
                .extracting(other -> other.song().title())
                .containsExactly("Ember River (Extended)");
    }

    @Test
    void namesAFile(@TempDir Path temp) throws Exception {
        FFmpeg ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        Path file = Files.write(temp.resolve("歌.wav"), Outcomes.sample().wav());
        try (var server = new FormServer(AcoustIdTest::asTheServiceDoes)) {
            assertThat(recogniser(server).identify(ffmpeg, file)).isInstanceOf(Identified.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 400, Failed",
        "2, 400, Failed",
        "3, 400, Failed",
        "4, 400, BadKey",
        "5, 500, Unreachable",
        "8, 400, Failed",
        "11, 400, Failed",
        "13, 503, Unreachable",
        "14, 429, Throttled",
        "16, 400, Failed",
        "17, 400, BadKey",
        "19, 413, Failed",
        "99, 400, Failed"
    })
    void tellsEveryCodeApart(int code, int status, String kind) throws Exception {
        String error = "{\"status\":\"error\",\"error\":{\"code\":" + code + ",\"message\":\"about " + KEY + "\"}}";
        Identification answer = ask(form -> Reply.json(status, error));
        assertThat(Outcomes.kind(answer)).isEqualTo(kind);
        assertThat(Outcomes.reason(answer)).startsWith("AcoustID").contains("about …", "code " + code);
        assertThat(answer.toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({"429, Throttled", "500, Unreachable", "503, Unreachable", "401, BadKey", "200, Failed"})
    void understandsAnswersWithoutACode(int status, String kind) throws Exception {
        assertThat(Outcomes.kind(ask(form -> new Reply(status, "text/html", ""))))
                .isEqualTo(kind);
    }

    @Test
    void findsNothingInNothing() throws Exception {
        assertThat(ask(form -> Reply.json("{\"status\":\"ok\",\"results\":[]}")))
                .isEqualTo(new NoMatch());
        assertThat(ask(form -> Reply.json("{\"status\":\"ok\",\"results\":[{\"id\":\"x\",\"score\":0.99}]}")))
                .isEqualTo(new NoMatch());
        try (var server = new FormServer(form -> Reply.json(OK))) {
            Sample instant = new Sample(new float[100], Sample.USUAL_RATE);
            assertThat(recogniser(server).identify(instant)).isEqualTo(new NoMatch());
            assertThat(server.forms).isEmpty();
        }
    }

    @Test
    void asksNoMoreThanThreeTimesASecond() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        try (var server = new FormServer(form -> Reply.json(OK))) {
            var pace = new Pace(AcoustId.SPACING, InstantSource.fixed(Instant.EPOCH), pauses::add);
            var acoustId = new AcoustId(server.url() + "/v2/lookup", new Secret(KEY), FormServer.client(), pace);
            for (int i = 0; i < 3; i++) {
                acoustId.identify(new Chromaprint(new int[] {1, 2, 3}), Duration.ofSeconds(30));
            }
        }
        assertThat(pauses).containsExactly(Duration.ofMillis(350), Duration.ofMillis(700));
    }

    private static Reply asTheServiceDoes(Form form) {
        if (!form.path().equals("/v2/lookup") || !"json".equals(form.fields().get("format"))) {
            return Reply.json(400, "{\"status\":\"error\",\"error\":{\"code\":1,\"message\":\"unknown format\"}}");
        }
        if (!KEY.equals(form.fields().get("client"))) {
            return Reply.json(400, "{\"status\":\"error\",\"error\":{\"code\":4,\"message\":\"invalid API key\"}}");
        }
        byte[] fingerprint = Base64.getUrlDecoder().decode(form.fields().get("fingerprint"));
        int items = (fingerprint[1] & 255) << 16 | (fingerprint[2] & 255) << 8 | fingerprint[3] & 255;
        if (fingerprint[0] != 1 || items < 200) {
            return Reply.json(400, "{\"status\":\"error\",\"error\":{\"code\":3,\"message\":\"invalid fingerprint\"}}");
        }
        if (!"30".equals(form.fields().get("duration"))) {
            return Reply.json(400, "{\"status\":\"error\",\"error\":{\"code\":8,\"message\":\"invalid duration\"}}");
        }
        return form.fields().get("meta").contains("recordings") ? Reply.json(OK) : Reply.json("{\"status\":\"ok\"}");
    }

    private static Identification ask(Function<Form, Reply> answers) throws Exception {
        try (var server = new FormServer(answers)) {
            return recogniser(server).identify(Outcomes.sample());
        }
    }

    private static AcoustId recogniser(FormServer server) {
        var pace = new Pace(Duration.ZERO, InstantSource.system(), Thread::sleep);
        return new AcoustId(server.url() + "/v2/lookup", new Secret(KEY), FormServer.client(), pace);
    }
}
