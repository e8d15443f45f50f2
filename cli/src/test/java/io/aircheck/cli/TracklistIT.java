package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aircheck.music.Sample;
import io.aircheck.music.tracklist.Play;
import io.aircheck.music.tracklist.Sidecar;
import io.aircheck.music.tracklist.TrackList;
import io.aircheck.music.tracklist.TrackListJson;
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
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code aircheck tracklist}, {@code search} and {@code record --tracklist}. */
@Timeout(90)
class TracklistIT {

    private static final int RATE = Sample.USUAL_RATE;
    private static final List<Track> SONGS = Programmes.TRACKS;

    @TempDir
    static Path folder;

    private static Path home;
    private static Path show;

    private static final String EMBER_RIVER = """
            {"status": {"code": 0, "msg": "Success"}, "metadata": {"music": [
              {"title": "Ember River", "artists": [{"name": "Hollow Moon"}], "score": 97}]}}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The catalogue has all songs but the last; the show has two of them, talk, and the last. */
    @BeforeAll
    static void make() throws IOException {
        home = folder.resolve("home");
        DemoCatalogue.fill(home, SONGS.subList(0, 3), Duration.ofSeconds(40));
        show = Files.createDirectories(home.resolve("recordings")).resolve("show.wav");
        float[] sound = new float[90 * RATE];
        put(sound, 0, samples(SONGS.get(1)), 5, 25);
        put(sound, 25, Talk.samples(1, RATE, 15 * RATE), 0, 15);
        put(sound, 40, samples(SONGS.get(2)), 0, 25);
        put(sound, 65, samples(SONGS.get(3)), 0, 25);
        Files.write(show, new Sample(sound, RATE).wav());
    }

    private static void put(float[] sound, int at, float[] piece, int from, int seconds) {
        System.arraycopy(piece, from * RATE, sound, at * RATE, seconds * RATE);
    }

    private static float[] samples(Track track) {
        short[] stereo = Synthesizer.render(track, RATE, 40 * RATE);
        float[] mono = new float[40 * RATE];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 65_536f;
        }
        return mono;
    }

    @Test
    void listsWhatIsPlayedAndFindsItAgain() throws IOException {
        int code = run("tracklist", "--home", home.toString(), "--format", "json", "--save", show.toString());

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        TrackList list = TrackListJson.read(answer());
        List<Play> plays = list.identified().plays();
        assertThat(plays).extracting(TracklistIT::title).containsExactly("Night Bus to the Sea", "Copper Rain");
        assertThat(plays.get(1).start().toSeconds()).isBetween(39L, 41L);
        assertThat(plays.get(1).end().toSeconds()).isBetween(63L, 66L);
        assertThat(list.plays()).anySatisfy(play -> assertThat(play.match()).isNull());
        assertThat(Sidecar.read(home.resolve("recordings/show.tracklist.json")).identified())
                .isEqualTo(list.identified());

        out.reset();
        assertThat(run("search", "--home", home.toString(), "copper", "RAIN")).isEqualTo(ExitCode.DONE);
        assertThat(answer()).contains("0:01:0", "Low Orbit Radio - Copper Rain", "show.wav");
        out.reset();
        assertThat(run("search", "--json", "--home", home.toString(), "copper")).isEqualTo(ExitCode.DONE);
        assertThat(answer()).contains("\"title\":\"Copper Rain\"", "\"file\":", "\"start\":");
        assertThat(run("search", "--home", home.toString(), "nobody")).isEqualTo(ExitCode.NOTHING);
    }

    @Test
    void saysWhereThereIsNothing() throws IOException {
        Path talk = folder.resolve("talk.wav");
        Files.write(talk, new Sample(Talk.samples(2, RATE, 20 * RATE), RATE).wav());

        assertThat(run("tracklist", "--home", home.toString(), talk.toString())).isEqualTo(ExitCode.NOTHING);
        assertThat(said()).contains("no music of the catalogue");
        assertThat(run("tracklist", "--home", home.toString(), "--embed", talk.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(
                        "tracklist",
                        "--home",
                        home.toString(),
                        folder.resolve("gone.ts").toString()))
                .isEqualTo(ExitCode.NOTHING);
        Path text = Files.writeString(folder.resolve("text.ts"), "no sound");
        assertThat(run("tracklist", "--home", home.toString(), text.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(said()).contains("cannot be listened to");
    }

    @Test
    void findsSongsAtOtherSpeedsInDeepMode() throws IOException {
        Path fast = folder.resolve("fast.wav");
        // Said to have a quarter more samples a second than it has, it is played faster and higher by that.
        Files.write(fast, new Sample(samples(SONGS.get(1)), RATE * 5 / 4).wav());

        assertThat(run("tracklist", "--home", home.toString(), fast.toString())).isEqualTo(ExitCode.NOTHING);
        out.reset();
        assertThat(run("tracklist", "--deep", "--home", home.toString(), "--format", "json", fast.toString()))
                .as(said())
                .isEqualTo(ExitCode.DONE);
        assertThat(TrackListJson.read(answer()).plays()).singleElement().satisfies(play -> {
            assertThat(title(play)).isEqualTo("Night Bus to the Sea");
            assertThat(Objects.requireNonNull(play.match()).tempo()).isBetween(1.24, 1.26);
        });
    }

    @Test
    void asksServicesAboutWhatTheCatalogueDoesNotKnow() throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/v1/identify", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = EMBER_RIVER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        try {
            Path other = folder.resolve("other-home");
            DemoCatalogue.fill(other, SONGS.subList(0, 3), Duration.ofSeconds(40));
            assertThat(run("tracklist", "--services", "--home", other.toString(), show.toString()))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(said()).contains("there is no service to ask");
            Files.createDirectories(other.resolve("config"));
            Files.writeString(
                    other.resolve("config/aircheck.yaml"),
                    "acrcloud-host: http://127.0.0.1:%d\nacrcloud-key: k\nacrcloud-secret: s\n"
                            .formatted(service.getAddress().getPort()));

            int code = run("tracklist", "--services", "--home", other.toString(), "--format", "json", show.toString());

            assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
            assertThat(TrackListJson.read(answer()).plays())
                    .extracting(TracklistIT::title)
                    .contains("Night Bus to the Sea", "Copper Rain", "Ember River");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void listensWhileItRecords() throws IOException {
        try (LiveOrigin origin = LiveOrigin.start(0, Path.of("target", "demo-media"))) {
            origin.prepare("360p");
            Path file = folder.resolve("live.ts");

            int code = run(
                    "record",
                    "--tracklist",
                    "--home",
                    home.toString(),
                    "-o",
                    file.toString(),
                    origin.url("/hls/t-vod/index.m3u8?p=360p&end=16&speed=8"));

            assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
            assertThat(said()).contains("♪ 0:00:0", "The Paper Lanterns - Harbour Lights");
            assertThat(Sidecar.read(folder.resolve("live.tracklist.json"))
                            .identified()
                            .plays())
                    .extracting(TracklistIT::title)
                    .contains("Harbour Lights");
        }
    }

    private static String title(Play play) {
        return play.match() == null ? "" : play.match().song().title();
    }

    private int run(String... arguments) {
        return Main.run(new Terminal(print(out), print(err), false, false), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String answer() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
