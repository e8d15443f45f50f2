package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aircheck.music.Sample;
import io.aircheck.testkit.media.Programmes;
import io.aircheck.testkit.music.Synthesizer;
import io.aircheck.testkit.music.Talk;
import io.aircheck.testkit.music.Track;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code aircheck identify} on files and on the rooms of a live origin. */
@Timeout(90)
class IdentifyIT {

    private static final int RATE = Sample.USUAL_RATE;
    private static final int SECONDS = 60;

    private static LiveOrigin origin;

    @TempDir
    static Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException {
        origin = LiveOrigin.start(0, Path.of("target", "demo-media"));
        origin.prepare("360p", "mp3");
        Path music = Files.createDirectories(folder.resolve("music"));
        for (Track track : Programmes.TRACKS) {
            Files.write(music.resolve(track.announcement() + ".wav"), wav(samples(track)));
        }
        Files.write(folder.resolve("talk.wav"), wav(Talk.samples(1, RATE, 40 * RATE)));
        float[] broadcast = Talk.samples(2, RATE, SECONDS * RATE);
        System.arraycopy(samples(Programmes.TRACKS.get(2)), 0, broadcast, 0, 20 * RATE);
        Files.write(folder.resolve("broadcast.wav"), wav(broadcast));
        assertThat(new IdentifyIT().run("catalogue", "add", music.toString())).isEqualTo(ExitCode.DONE);
    }

    @AfterAll
    static void stop() throws IOException {
        origin.close();
    }

    private static float[] samples(Track track) {
        short[] stereo = Synthesizer.render(track, RATE, SECONDS * RATE);
        float[] mono = new float[SECONDS * RATE];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 65_536f;
        }
        return mono;
    }

    private static byte[] wav(float[] samples) {
        return new Sample(samples, RATE).wav();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ts, /hls/i-ts/index.m3u8?p=360p, hls",
        "fmp4, /hls/i-fmp4/index.m3u8?kind=fmp4&p=360p, hls",
        "ended, /hls/i-vod/index.m3u8?p=360p&end=6&speed=8, hls",
        "flv, /flv/i-flv.flv?p=360p, flv",
        "radio, /icy/i-radio?p=mp3, icy",
    })
    void namesWhatIsOnAir(String name, String path, String protocol) {
        int code = run("identify", "--json", origin.url(path));

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        assertThat(answer())
                .contains("\"state\":\"identified\"", "\"title\":\"Harbour Lights\"")
                .contains("\"artists\":[\"The Paper Lanterns\"]", "\"recogniser\":\"catalogue\"")
                .contains("\"at\":null", "\"error\":null");
        assertThat(said()).contains("listening to", protocol);
    }

    @Test
    void namesWhatIsInFilesAndSaysWhere() {
        int code = run("identify", folder.resolve("broadcast.wav").toString());

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        assertThat(answer())
                .contains("broadcast.wav at 0:00:", "Low Orbit Radio - Copper Rain", "% sure, says catalogue")
                .contains("into the song", "Low Orbit Radio - Copper Rain.wav");
    }

    @Test
    void listensWhereItIsTold() {
        String file = folder.resolve("broadcast.wav").toString();
        assertThat(run("identify", "--at", "0:40", file)).isEqualTo(ExitCode.NOTHING);
        assertThat(run("identify", "--at", "8s", file, "--seconds", "4")).isEqualTo(ExitCode.DONE);
        assertThat(answer()).contains("broadcast.wav at 0:00:40: no match", "0:00:08 into the song");
    }

    @Test
    void severalSourcesHaveTheExitCodeOfTheWorst() {
        int code = run(
                "identify",
                "--json",
                folder.resolve("talk.wav").toString(),
                folder.resolve("broadcast.wav").toString());

        assertThat(code).isEqualTo(ExitCode.NOTHING);
        assertThat(answer().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("\"state\":\"no_match\",\"matches\":[]"))
                .anyMatch(line -> line.contains("\"state\":\"identified\""));
    }

    @Test
    void whatIsNotLiveIsSaidWithItsState() {
        assertThat(run("identify", "--json", origin.url("/nothing.m3u8"))).isEqualTo(ExitCode.NOTHING);
        assertThat(answer())
                .containsPattern("\"state\":\"(offline|not_found)\"")
                .doesNotContain("\tat ");
    }

    @Test
    void whatIsNothingIsSaidToBe() throws IOException {
        assertThat(run("identify", "no such thing")).isEqualTo(ExitCode.UNSUPPORTED);
        Path text = Files.writeString(folder.resolve("notes.txt"), "milk");
        assertThat(run("identify", text.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(answer() + said()).contains("no such thing is no file here").doesNotContain("\tat ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"--seconds 1, --seconds is 2 to 60", "--seconds x, --seconds", "--at soon, is no place in time"})
    void aWrongOptionIsNamed(String option, String sentence) {
        String[] words = option.split(" ", 2);
        assertThat(run("identify", "x", words[0], words[1])).isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void aServiceNamesWhatTheCatalogueDoesNotHaveAndIsNotAskedAgain() throws IOException {
        try (Service service = new Service("""
                {"status":{"code":0},"metadata":{"music":[{"title":"Ember River","artists":[{"name":"Hollow Moon"}],
                "score":97,"external_ids":{"isrc":"QZABC2400001"}}]}}""")) {
            Path home = service.home("asked");
            String file = unknown("ember.wav", 77);

            assertThat(run(home, "identify", "--json", file)).as(said()).isEqualTo(ExitCode.DONE);
            assertThat(run(home, "identify", "--json", file)).as(said()).isEqualTo(ExitCode.DONE);

            assertThat(answer().lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains("\"title\":\"Ember River\""))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"recogniser\":\"acrcloud\""),
                            second -> assertThat(second).contains("\"recogniser\":\"catalogue\""));
            assertThat(service.asked).hasValue(1);
        }
    }

    @Test
    void noKeyIsEverShown() throws IOException {
        try (Service service =
                new Service("{\"status\":{\"code\":3001,\"msg\":\"no " + Service.KEY + " " + Service.SECRET + "\"}}")) {
            Path home = service.home("refused");

            assertThat(run(home, "identify", "--json", unknown("a.wav", 78))).isEqualTo(ExitCode.NOTHING);
            assertThat(run(home, "identify", unknown("a.wav", 78))).isEqualTo(ExitCode.NOTHING);

            assertThat(answer()).contains("\"state\":\"no_match\"", "ACRCloud does not know the access key");
            assertThat(said()).contains("ACRCloud does not know the access key");
            assertThat(answer() + said()).doesNotContain(Service.KEY, Service.SECRET);
        }
    }

    @Test
    void aBudgetThatIsUsedUpIsKeptTo() throws IOException {
        try (Service service = new Service("{\"status\":{\"code\":1001}}")) {
            Path home = service.home("spent", "acrcloud-budget: 1");

            assertThat(run(home, "identify", unknown("b.wav", 79))).isEqualTo(ExitCode.NOTHING);
            assertThat(run(home, "identify", unknown("b.wav", 79))).isEqualTo(ExitCode.NOTHING);

            assertThat(service.asked).hasValue(1);
            assertThat(said()).contains("the budget of 1 requests a day for acrcloud is used up");
        }
    }

    @Test
    void halfAnAccountIsSaidToBe() throws IOException {
        Path home = Files.createDirectories(folder.resolve("half/config")).getParent();
        Files.writeString(home.resolve("config/aircheck.yaml"), "acrcloud-key: SeCrEt123\n");

        assertThat(run(home, "identify", folder.resolve("talk.wav").toString())).isEqualTo(ExitCode.USAGE);

        assertThat(said())
                .contains("ACRCloud needs all of acrcloud-host, acrcloud-key and acrcloud-secret")
                .doesNotContain("SeCrEt123", "\tat ");
    }

    private String unknown(String name, long number) throws IOException {
        return Files.write(folder.resolve(name), wav(samples(Track.numbered(number))))
                .toString();
    }

    /** A service of this machine that answers like ACRCloud, always the same. */
    private static final class Service implements AutoCloseable {

        private static final String KEY = "0access1key2";
        private static final String SECRET = "3access4secret5";

        private final AtomicInteger asked = new AtomicInteger();
        private final HttpServer server;

        Service(String answer) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/identify", exchange -> {
                asked.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        /** A home whose settings name it. */
        Path home(String name, String... more) throws IOException {
            Path config = Files.createDirectories(folder.resolve(name).resolve("config"));
            Files.writeString(
                    config.resolve("aircheck.yaml"),
                    "acrcloud-host: http://127.0.0.1:" + server.getAddress().getPort() + "\nacrcloud-key: " + KEY
                            + "\nacrcloud-secret: " + SECRET + "\n" + String.join("\n", more));
            return folder.resolve(name);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void anEmptyCatalogueIsSaidToBe() {
        int code = run(
                folder.resolve("nowhere"),
                "identify",
                folder.resolve("broadcast.wav").toString());

        assertThat(code).isEqualTo(ExitCode.NOTHING);
        assertThat(said()).contains("there is nothing to compare with yet");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private int run(String... arguments) {
        return run(folder.resolve("home"), arguments);
    }

    private int run(Path home, String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return Main.run(
                terminal,
                Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                        .toArray(String[]::new));
    }

    private String answer() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
