package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.music.Sample;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueRecogniser;
import io.aircheck.music.export.Sweep;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.sound.Decoder;
import io.aircheck.testkit.media.Programmes;
import io.aircheck.testkit.music.Synthesizer;
import io.aircheck.testkit.music.Talk;
import io.aircheck.testkit.music.Track;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code aircheck export} of a broadcast: talk, a song, talk over another song, talk. */
@Timeout(120)
class ExportIT {

    private static final int RATE = 48_000;
    private static final int SECONDS = 52;
    /** The songs: from, to, and whether somebody talks over it. */
    private static final double[][] SONGS = {{9.4, 22.1, 0}, {31.8, 44.2, 1}};
    /** What one frame of AAC lasts, and the sound that a decoder takes from it into the next. */
    private static final double FRAMES_SECONDS = 3 * 1024.0 / RATE;

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static FFmpeg ffmpeg;
    private static Path sound;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void compose() throws Exception {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        Path music = Files.createDirectories(folder.resolve("music"));
        float[] broadcast = Talk.samples(5, RATE, SECONDS * RATE);
        for (int i = 0; i < SONGS.length; i++) {
            Track track = Programmes.TRACKS.get(i);
            float[] song = samples(track);
            Files.write(music.resolve(track.announcement() + ".wav"), new Sample(song, RATE).wav());
            int from = (int) (SONGS[i][0] * RATE);
            int to = (int) (SONGS[i][1] * RATE);
            for (int at = from; at < to; at++) {
                float talk = SONGS[i][2] > 0 ? 0.3f * broadcast[at] : 0;
                broadcast[at] = talk + 0.7f * song[at - from + 3 * RATE];
            }
        }
        sound = Files.write(folder.resolve("broadcast.wav"), new Sample(broadcast, RATE).wav());
        assertThat(new ExportIT().run("catalogue", "add", music.toString())).isEqualTo(ExitCode.DONE);
        encode("original.ts", "mpeg2video");
        encode("original.mp4", "mpeg4");
    }

    private static float[] samples(Track track) {
        short[] stereo = Synthesizer.render(track, RATE, 25 * RATE);
        float[] mono = new float[25 * RATE];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 65_536f;
        }
        return mono;
    }

    @BeforeEach
    void clean() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith("show"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static void encode(String name, String video) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-nostdin", "-f", "lavfi"));
        arguments.addAll(List.of("-i", "testsrc2=d=" + SECONDS + ":s=160x120:r=25", "-i", "file:" + sound));
        arguments.addAll(List.of("-c:v", video, "-bf", "0", "-g", "50", "-c:a", "aac", "-b:a", "128k"));
        // A decoder makes up substituted noise as it likes, so two of its runs may differ.
        arguments.addAll(List.of("-aac_pns", "0", "file:" + folder.resolve(name)));
        ffmpeg.run(arguments, LIMIT);
    }

    private static Path recording(String extension) throws IOException {
        return Files.copy(folder.resolve("original." + extension), folder.resolve("show." + extension));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ts", "mp4"})
    void nothingIsRecognisedInTheCopyAndAllElseIsUntouched(String container) throws Exception {
        Path file = recording(container);
        byte[] original = Files.readAllBytes(file);

        int code = run("export", file.toString(), "--mute", "recognised", "--json");

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        JsonNode report = JsonMapper.shared().readTree(answer());
        Path copy = Path.of(report.path("file").stringValue());
        assertThat(copy).isEqualTo(folder.resolve("show.muted." + container));
        assertThat(file).hasBinaryContent(original);
        assertThat(report.path("stillRecognised")).isEmpty();
        assertThat(report.path("recognised").findValuesAsString("title"))
                .contains("Harbour Lights", "Night Bus to the Sea");
        assertThat(heard(file, 6)).isNotEmpty();
        for (int window : new int[] {3, 6, 10}) {
            assertThat(heard(copy, window)).as("windows of %s s", window).isEmpty();
        }
        assertThat(frames(copy)).isEqualTo(frames(file)).hasSizeGreaterThan(SECONDS * 25 - 5);
        silentOnlyWhereItIsTold(pcm(file), pcm(copy), report.path("done"));
        assertThat(mutedSeconds(report)).isLessThan(songSeconds() + 4 * 5);
    }

    @Test
    void whatIsCutIsGone() throws Exception {
        Path file = recording("mp4");

        int code = run("export", file.toString(), "--cut", "recognised");

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        Path copy = folder.resolve("show.cut.mp4");
        assertThat(answer()).contains("cut", "The Paper Lanterns - Harbour Lights", copy.toString());
        assertThat(heard(copy, 6)).isEmpty();
        assertThat(pcm(copy).length).isLessThan(pcm(file).length - (int) (songSeconds() * RATE));
    }

    @Test
    void aTrackListSaysWhatIsKnown() throws Exception {
        Path file = recording("mp4");
        Files.writeString(
                folder.resolve("show.tracklist.json"),
                "[{\"start\":0.5,\"end\":2.5,\"title\":\"A song that no catalogue has\",\"artists\":[]}]");

        assertThat(run("export", file.toString(), "--mute", "recognised", "--margin", "0", "--json"))
                .as(said())
                .isEqualTo(ExitCode.DONE);

        JsonNode first = JsonMapper.shared().readTree(answer()).path("done").path(0);
        assertThat(first.path("start").doubleValue()).isBetween(0.5, 0.6);
        assertThat(first.path("end").doubleValue()).isBetween(2.4, 2.5);
    }

    @Test
    void whatIsThereIsNotOverwritten() throws Exception {
        Path file = recording("mp4");
        Files.writeString(folder.resolve("show.muted.mp4"), "mine");

        assertThat(run("export", file.toString(), "--mute", "recognised")).isEqualTo(ExitCode.FAILED);
        assertThat(run("export", file.toString(), "--mute", "recognised", "-o", file.toString()))
                .isEqualTo(ExitCode.FAILED);

        assertThat(folder.resolve("show.muted.mp4")).hasContent("mine");
        assertThat(said()).contains("is there already").doesNotContain("\tat ");
    }

    @Test
    void withoutMusicThereIsNoCopy() throws Exception {
        Path talk = Files.write(folder.resolve("show.wav"), new Sample(Talk.samples(9, RATE, 20 * RATE), RATE).wav());

        assertThat(run("export", talk.toString(), "--cut", "recognised")).isEqualTo(ExitCode.NOTHING);

        assertThat(folder.resolve("show.cut.wav")).doesNotExist();
        assertThat(said()).contains("nothing was recognised");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "x.mp4, say either --mute recognised or --cut recognised, 2",
        "x.mp4 --mute recognised --cut recognised, say either --mute recognised or --cut recognised, 2",
        "x.mp4 --mute all, --mute, 2",
        "nothing.mp4 --mute recognised, is not there, 3",
    })
    void whatIsWrongIsSaid(String arguments, String sentence, int code) {
        assertThat(run(Stream.concat(Stream.of("export"), Arrays.stream(arguments.split(" ")))
                        .toArray(String[]::new)))
                .isEqualTo(code);
        assertThat(said()).contains(sentence).doesNotContain("\tat ");
    }

    private static List<Sweep.Hit> heard(Path file, int seconds) throws Exception {
        try (var catalogue =
                CatalogueRecogniser.open(Catalogue.folder(folder.resolve("home")), Analysis.USUAL, false)) {
            var decoder = new Decoder(ffmpeg, Sample.USUAL_RATE);
            return new Sweep(decoder, catalogue, Duration.ofSeconds(seconds), Duration.ofSeconds(3))
                    .hits(file, List.of());
        }
    }

    /** A hash of each picture. */
    private static List<String> frames(Path file) throws Exception {
        byte[] text =
                ffmpeg.run(List.of("-v", "error", "-i", "file:" + file, "-map", "0:v", "-f", "framemd5", "-"), LIMIT);
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private static short[] pcm(Path file) throws Exception {
        byte[] bytes = ffmpeg.run(
                List.of("-v", "error", "-i", "file:" + file, "-map", "0:a", "-f", "s16le", "-c:a", "pcm_s16le", "-"),
                LIMIT);
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    /** Outside every sample is as it was; inside, some frames away from the edges, it is silent. */
    private static void silentOnlyWhereItIsTold(short[] before, short[] after, JsonNode done) {
        assertThat(after).hasSameSizeAs(before);
        boolean[] touched = new boolean[after.length];
        for (JsonNode range : done) {
            double from = range.path("start").doubleValue();
            double to = range.path("end").doubleValue();
            int first = (int) ((from - FRAMES_SECONDS) * RATE);
            int last = (int) ((to + FRAMES_SECONDS) * RATE);
            Arrays.fill(touched, Math.max(0, first), Math.min(touched.length, last), true);
            int silentFrom = (int) ((from + FRAMES_SECONDS) * RATE);
            int silentTo = (int) Math.ceil((to - FRAMES_SECONDS) * RATE);
            assertThat(IntStream.range(silentFrom, silentTo).filter(i -> after[i] != 0))
                    .as("samples that are to be silent")
                    .isEmpty();
        }
        assertThat(IntStream.range(0, after.length).filter(i -> !touched[i] && after[i] != before[i]))
                .as("samples that are to be as they were")
                .isEmpty();
    }

    private static double mutedSeconds(JsonNode report) {
        double sum = 0;
        for (JsonNode range : report.path("done")) {
            sum += range.path("end").doubleValue() - range.path("start").doubleValue();
        }
        return sum;
    }

    private static double songSeconds() {
        return Arrays.stream(SONGS).mapToDouble(song -> song[1] - song[0]).sum();
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return Main.run(
                terminal,
                Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--home", folder.resolve("home").toString()))
                        .toArray(String[]::new));
    }

    private String answer() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
