package io.aircheck.music.cloud.acrcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.cloud.FormServer;
import io.aircheck.music.cloud.FormServer.Form;
import io.aircheck.music.cloud.FormServer.Reply;
import io.aircheck.music.cloud.Outcomes;
import io.aircheck.music.cloud.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that checks signature and form as ACRCloud does. */
class AcrCloudTest {

    private static final String KEY = "k123456789";
    private static final String SECRET = "s3cret-s3cret";

    private static final String MUSIC = """
            {"status":{"msg":"Success","code":0,"version":"1.0"},"cost_time":0.7,"result_type":0,
             "metadata":{"timestamp_utc":"2026-01-05 20:14:09","played_duration":6,"music":[
              {"acrid":"0a1b","title":"Ember River","score":97,"result_from":1,
               "artists":[{"name":"Hollow Moon"},{"name":"夜航"}],"album":{"name":"Night Glass"},
               "label":"Copper Records","release_date":"2024-03-15","duration_ms":214000,"play_offset_ms":61340,
               "sample_begin_time_offset_ms":"0","sample_end_time_offset_ms":"5980",
               "db_begin_time_offset_ms":"55360","db_end_time_offset_ms":"61340",
               "external_ids":{"isrc":%s,"upc":"012345678905"},
               "external_metadata":{
                "spotify":{"track":{"id":"sp-track","name":"Ember River"},"album":{"id":"sp-album"},
                           "artists":[{"id":"sp-artist-1"},{"id":"sp-artist-2"}]},
                "deezer":{"track":{"id":123456,"name":"Ember River"},"album":{"id":"dz-album"}},
                "youtube":{"vid":"yt-video"}}},
              {"title":"Ember River (Live)","score":"71","play_offset_ms":"61000"}]}}""";

    @Test
    void signsAsTheDocumentedVector() {
        var account = new AcrCloudAccount("h.example", new Secret("k123"), new Secret("s3cret"));
        assertThat(AcrCloudSignature.of(account, "audio", "1700000000")).isEqualTo("Z+Q4VRroImASdlaH6UtNyxyVYlw=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"QZABC2400001\"", "[\"QZABC2400001\",\"QZABC2400002\"]", "\"qz-abc-24-00001\""})
    void readsAMatchWithEveryIdInItsField(String isrc) throws Exception {
        Identification answer = ask(form -> Reply.json(MUSIC.formatted(isrc)));

        Match match = Outcomes.first(answer);
        assertThat(match.song().title()).isEqualTo("Ember River");
        assertThat(match.song().artists()).containsExactly("Hollow Moon", "夜航");
        assertThat(match.song().album()).isEqualTo("Night Glass");
        assertThat(match.song().label()).isEqualTo("Copper Records");
        assertThat(match.song().isrc()).isEqualTo("QZABC2400001");
        assertThat(match.song().year()).isEqualTo(2024);
        assertThat(match.confidence()).isEqualTo(0.97);
        assertThat(match.recogniser()).isEqualTo("acrcloud");
        assertThat(match.trackOffset()).isEqualTo(Duration.ofMillis(55_360));
        assertThat(match.song().external())
                .isEqualTo(new ExternalIds(
                        "yt-video",
                        new ServiceIds("sp-track", "sp-album", List.of("sp-artist-1", "sp-artist-2")),
                        new ServiceIds("123456", "dz-album", List.of()),
                        null,
                        null));
        assertThat(match.raw()).contains("\"acrid\":\"0a1b\"");
        assertThat(((Identified) answer).ambiguous())
                .extracting(other -> other.song().title(), Match::confidence, Match::trackOffset)
                .containsExactly(tuple("Ember River (Live)", 0.71, Duration.ofMillis(61_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, NoMatch", // recognised, it says, and names nothing
        "1001, NoMatch",
        "2000, Failed",
        "2002, Failed",
        "2004, NoMatch",
        "2006, Failed",
        "2010, Failed",
        "3000, Unreachable",
        "3001, BadKey",
        "3002, BadKey",
        "3003, Quota",
        "3014, BadKey", // the clocks agree, so it is the secret
        "3015, Throttled",
        "3099, Failed"
    })
    void tellsEveryCodeApart(int code, String kind) throws Exception {
        String body = "{\"status\":{\"msg\":\"its words\",\"code\":" + code + ",\"version\":\"1.0\"}}";
        Identification answer = ask(form -> Reply.json(body));
        assertThat(Outcomes.kind(answer)).isEqualTo(kind);
        if (!kind.equals("NoMatch")) {
            assertThat(Outcomes.reason(answer)).startsWith("ACRCloud").contains("its words", "code " + code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, Throttled",
        "500, Unreachable",
        "503, Unreachable",
        "401, BadKey",
        "403, BadKey",
        "404, Failed",
        "302, Failed",
        "200, Failed"
    })
    void understandsAnswersWithoutACode(int status, String kind) throws Exception {
        assertThat(Outcomes.kind(ask(form -> new Reply(status, "text/html", "<html>" + KEY + "</html>"))))
                .isEqualTo(kind);
        assertThat(Outcomes.kind(ask(form -> Reply.json(status, "{\"status\":\"?\"}"))))
                .isEqualTo(kind);
    }

    @Test
    void blamesTheClockWhenItIsWrong() throws Exception {
        try (var server = new FormServer(AcrCloudTest::asTheServiceDoes)) {
            InstantSource slow = () -> Instant.now().minus(Duration.ofHours(3));
            Identification answer = recogniser(server, KEY, SECRET, slow).identify(Outcomes.sample());
            assertThat(answer).isInstanceOf(Identification.ClockSkew.class);
            assertThat(Outcomes.reason(answer)).contains("clock is 180 minutes slow");
        }
    }

    @Test
    void passesTheChecksOfTheService() throws Exception {
        assertThat(ask(AcrCloudTest::asTheServiceDoes)).isInstanceOf(Identified.class);
        try (var server = new FormServer(AcrCloudTest::asTheServiceDoes)) {
            assertThat(recogniser(server, "wrong", SECRET, InstantSource.system())
                            .identify(Outcomes.sample()))
                    .isInstanceOf(Identification.BadKey.class);
            assertThat(recogniser(server, KEY, "wrong", InstantSource.system()).identify(Outcomes.sample()))
                    .isInstanceOf(Identification.BadKey.class);
        }
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        var server = new FormServer(form -> Reply.json("{}"));
        server.close();
        Identification answer =
                recogniser(server, KEY, SECRET, InstantSource.system()).identify(Outcomes.sample());
        assertThat(answer).isInstanceOf(Identification.Unreachable.class);
        assertThat(Outcomes.reason(answer)).startsWith("ACRCloud was not reached: ");
    }

    @Test
    void keepsKeysOutOfEverythingThatIsShown() throws Exception {
        String echo = "{\"status\":{\"msg\":\"bad " + KEY + " " + SECRET + "\\u0007\\nx\",\"code\":3001}}";
        assertThat(Outcomes.reason(ask(form -> Reply.json(echo))))
                .contains("bad … … x")
                .doesNotContain(KEY, SECRET);
        String raw = "{\"status\":{\"code\":0},\"key\":\"" + KEY + "\",\"metadata\":{\"music\":[{\"title\":\"T\"}]}}";
        assertThat(ask(form -> Reply.json(raw)).toString()).contains("title=T").doesNotContain(KEY);
        assertThat(new AcrCloudAccount("h.example", new Secret(KEY), new Secret(SECRET)).toString())
                .doesNotContain(KEY, SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "identify-eu-west-1.acrcloud.com, https://identify-eu-west-1.acrcloud.com",
        "' https://Identify-EU-west-1.acrcloud.com/v1/identify ', https://identify-eu-west-1.acrcloud.com",
        "http://eu-west-1.api.acrcloud.com, https://eu-west-1.api.acrcloud.com",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "http://127.evil.example, http://127.evil.example"
    })
    void takesTheHostAsItIsPasted(String pasted, String origin) {
        assertThat(new AcrCloudAccount(pasted, new Secret("k"), new Secret("s")).origin())
                .isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "user@host", "ftp://host"})
    void refusesWhatIsNoHost(String pasted) {
        assertThatThrownBy(() -> new AcrCloudAccount(pasted, new Secret("k"), new Secret("s")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("console");
    }

    /** The checks in the order in which the service makes them. */
    private static Reply asTheServiceDoes(Form form) {
        if (!form.method().equals("POST") || !form.path().equals("/v1/identify")) {
            return new Reply(404, "text/plain", "");
        }
        if (!KEY.equals(form.fields().get("access_key"))) {
            return code(3001, "Missing/Invalid Access Key");
        }
        String timestamp = form.fields().get("timestamp");
        String signed = "POST\n/v1/identify\n" + KEY + "\n" + form.fields().get("data_type") + "\n"
                + form.fields().get("signature_version") + "\n" + timestamp;
        boolean late = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > 900;
        if (late || !hmac(signed).equals(form.fields().get("signature"))) {
            return code(3014, "Invalid Signature");
        }
        byte[] sample = form.bytes("sample");
        boolean whole = form.fields().get("sample_bytes").equals(Integer.toString(sample.length));
        boolean wav = new String(sample, 0, 4, StandardCharsets.US_ASCII).equals("RIFF");
        boolean fitting = sample.length > 6 * 16_000 && sample.length < 5 << 20;
        if (!whole
                || !wav
                || !fitting
                || !form.fields().get("data_type").equals("audio")
                || !form.fileNames().containsKey("sample")) {
            return code(2006, "the sample is not as it was announced");
        }
        return Reply.json(MUSIC.formatted("\"QZABC2400001\""));
    }

    private static Reply code(int code, String message) {
        return Reply.json("{\"status\":{\"msg\":\"" + message + "\",\"code\":" + code + ",\"version\":\"1.0\"}}");
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Identification ask(Function<Form, Reply> answers) throws Exception {
        try (var server = new FormServer(answers)) {
            return recogniser(server, KEY, SECRET, InstantSource.system()).identify(Outcomes.sample());
        }
    }

    private static Recogniser recogniser(FormServer server, String key, String secret, InstantSource clock) {
        var account = new AcrCloudAccount(server.url(), new Secret(key), new Secret(secret));
        return new AcrCloud(account, FormServer.client(), clock, new Random(1));
    }
}
