package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RecordingCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code aircheck check} and {@code aircheck record} against a live origin. */
@Timeout(90)
class RecordIT {

    private static LiveOrigin origin;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException {
        origin = LiveOrigin.start(0, Path.of("target", "demo-media"));
        origin.prepare("540p", "360p");
    }

    @AfterAll
    static void stop() throws IOException {
        origin.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        ts       | /hls/ts/index.m3u8?kind=ts&end=6&speed=3              | ts       | x.ts
        fmp4     | /hls/fmp4/index.m3u8?kind=fmp4&end=6&speed=3          | fmp4     | x.mp4
        aes      | /hls/aes/index.m3u8?kind=aes&end=13&speed=3           | aes      | x.ts
        redirect | /hls/redirect/index.m3u8?kind=ts&redir=1&end=6&speed=3 | redirect | x.ts
        flv      | /flv/flv.flv?end=16&speed=3                           | flv      | x.flv
        busy     | /hls/busy/index.m3u8?f=pl503:0*2&end=8&speed=3        | busy     | x.ts
        best     | /hls/best/master.m3u8?variants=360p;540p&end=6&speed=3 | best-540p | x.ts
        """)
    void whatWasOnAirIsInTheFileByteForByte(String name, String path, String channel, String file) throws IOException {
        int code = run("record", origin.url(path), "-o", file(file));

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(file);
        RecordingCheck.Result result = RecordingCheck.check(origin.report(channel), List.of(folder.resolve(file)));
        assertThat(result.complete()).as(result.describe()).isTrue();
        assertThat(folder.resolve("x.manifest.json")).exists();
    }

    @Test
    void theWorstQualityIsTheLowestVariant() throws IOException {
        int code = run(
                "record",
                origin.url("/hls/worst/master.m3u8?variants=540p;360p&end=5&speed=3"),
                "--quality",
                "worst",
                "-o",
                file("x.ts"));

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        assertThat(RecordingCheck.check(origin.report("worst-360p"), List.of(folder.resolve("x.ts")))
                        .complete())
                .isTrue();
    }

    @Test
    void mp4IsFastStartPlaysAndHasTheRightLength() throws Exception {
        int code = run(
                "record",
                origin.url("/hls/mp4/index.m3u8?end=8&speed=3"),
                "-o",
                file("x.mp4"),
                "--format",
                "mp4",
                "--json");

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"units\":8").contains("\"gaps\":[]");
        Path file = folder.resolve("x.mp4");
        assertThat(FFmpeg.find())
                .asInstanceOf(InstanceOfAssertFactories.type(FFmpegLookup.Found.class))
                .satisfies(found -> {
                    Probe probe = Probe.of(found.ffmpeg(), file);
                    assertThat(probe.duration()).isBetween(Duration.ofMillis(15_500), Duration.ofMillis(16_500));
                    assertThat(probe.streams()).hasSize(2);
                });
        String head = new String(Files.readAllBytes(file), 0, 64, StandardCharsets.ISO_8859_1);
        assertThat(head)
                .as("the index stands before the media")
                .contains("ftyp")
                .contains("moov");
        assertThat(folder.resolve("x.ts")).doesNotExist();
    }

    @Test
    void aSecondRecordingOfTheSameNameStandsBesideTheFirst() throws IOException {
        run("record", origin.url("/hls/first/index.m3u8?end=4&speed=3"), "-o", file("x.ts"));
        byte[] first = Files.readAllBytes(folder.resolve("x.ts"));
        int code = run("record", origin.url("/hls/second/index.m3u8?end=4&speed=3"), "-o", file("x.ts"));

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("x.ts")).hasBinaryContent(first);
        assertThat(folder.resolve("x-2.ts")).exists();
    }

    @Test
    void severalAddressesAreRecordedAtOnceEachUnderANameOfItsOwn() throws IOException {
        int code = run(
                "record",
                origin.url("/hls/one/index.m3u8?end=6&speed=3"),
                origin.url("/hls/two/index.m3u8?end=5&speed=3&f=404:3"),
                origin.url("/nothing.m3u8"),
                "-o",
                file("{platform}.ts"),
                "--json");

        assertThat(code)
                .as("the worst of complete, with a gap, and not there: " + said())
                .isEqualTo(ExitCode.NOTHING);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("/hls/one/") && line.contains("\"units\":6"))
                .anyMatch(line -> line.contains("/hls/two/") && line.contains("\"units\":4"));
        assertThat(folder.resolve("direct.ts")).exists();
        assertThat(folder.resolve("direct-2.ts")).exists();
    }

    @Test
    void aFolderTakesRecordingsUnderTheUsualName() throws IOException {
        int code = run("record", origin.url("/hls/folder/index.m3u8?end=4&speed=3"), "-o", folder.toString());

        assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
        assertThat(folder.toFile().list()).hasSize(2).anyMatch(name -> name.endsWith(".ts"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"x.ts", "-"})
    void severalAddressesDoNotGoIntoOneFile(String output) {
        assertThat(run("record", "http://127.0.0.1:9/x.m3u8", "http://127.0.0.1:9/y.m3u8", "-o", output))
                .isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains("several names").contains("{streamer}").doesNotContain("\tat ");
    }

    @Test
    void checkPrintsOneJsonObject() {
        int code = run("check", "--json", origin.url("/hls/check/master.m3u8?variants=540p;360p"));

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"url\":\"http://127.0.0.1")
                .contains("\"platform\":\"direct\"")
                .contains("\"state\":\"live\"")
                .contains("\"height\":540")
                .endsWith("}\n");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "/nothing.m3u8, 3",
        "/hls/html/index.m3u8?f=plhtml:0&end=6&speed=3, 1",
    })
    void whatIsNotLiveIsSaidWithItsExitCode(String path, int expected) {
        assertThat(run("record", origin.url(path), "-o", file("x.ts")))
                .as(said())
                .isEqualTo(expected);
        assertThat(folder).isEmptyDirectory();
        assertThat(said()).doesNotContain("\tat ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--quality bestest, is no quality",
        "--duration soon, is no length of time",
        "--split 3B, is no length of time",
        "--proxy nonsense, a proxy is written as",
        "--header nonsense, is no header",
        "--format avi, --format",
    })
    void aWrongOptionIsNamed(String option, String sentence) {
        String[] words = option.split(" ", 2);
        assertThat(run("record", "http://127.0.0.1:9/x.m3u8", words[0], words[1]))
                .isEqualTo(ExitCode.USAGE);
        assertThat(said()).contains(sentence).doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return Main.run(terminal, arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
