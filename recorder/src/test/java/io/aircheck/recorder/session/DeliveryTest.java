package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Subtitles;
import io.aircheck.recorder.files.Conversion;
import io.aircheck.recorder.session.Delivery.Outcome;
import io.aircheck.recorder.sidecar.Sidecars;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

    private static FFmpeg ffmpeg;

    @TempDir
    static Path media;

    @TempDir
    Path directory;

    private final List<Double> progress = new ArrayList<>();

    @BeforeAll
    static void makeMedia() throws Exception {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        ffmpeg.run(
                List.of(
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=d=3:s=160x120:r=25",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=3:r=44100",
                        "-c:v",
                        "mpeg4",
                        "-c:a",
                        "aac",
                        "-f",
                        "mpegts",
                        "file:" + media.resolve("a.ts")),
                Duration.ofMinutes(1));
        // Raw ADTS: ffprobe guesses its duration from the first frames, which here are silence and so much smaller.
        ffmpeg.run(
                List.of(
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc='if(lt(t,5),0,random(0))':d=20:s=44100",
                        "-c:a",
                        "aac",
                        "-f",
                        "adts",
                        "file:" + media.resolve("a.aac")),
                Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "MP4, mp4, mov, 2",
        "MKV, mkv, matroska, 2",
        "FMP4, mp4, mov, 2",
        "M4A, m4a, mov, 1",
        "MP3, mp3, mp3, 1",
    })
    void convertsAndThenRemovesTheSource(Format format, String extension, String form, int tracks) throws Exception {
        Path source = copy("a.ts");
        Outcome outcome = deliver(source, Container.TS, new Order(format, false));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            assertThat(done.conversion().target()).isEqualTo(directory.resolve("a." + extension));
            assertThat(done.conversion().delivered().source()).isNull();
            assertThat(done.conversion().delivered().bytes()).isPositive();
        });
        assertThat(names()).containsExactly("a." + extension);
        Probe probe = Probe.of(ffmpeg, directory.resolve("a." + extension));
        assertThat(probe.format()).startsWith(form);
        assertThat(probe.streams()).hasSize(tracks);
        assertThat(probe.duration().toMillis()).isCloseTo(3000, within(200L));
    }

    /** HEVC as Chinese sites put it into FLV, where FFmpeg does not see it. */
    @ParameterizedTest
    @CsvSource({"MP4, mp4", "MKV, mkv", "TS, ts"})
    void findsThePictureThatFFmpegDoesNotFindInFlv(Format format, String extension) throws Exception {
        Path source = directory.resolve("a.flv");
        try (InputStream bytes = Objects.requireNonNull(DeliveryTest.class.getResourceAsStream("hevc.flv"))) {
            Files.copy(bytes, source);
        }
        assertThat(deliver(source, Container.FLV, new Order(format, false))).isInstanceOf(Outcome.Done.class);
        assertThat(names()).containsExactly("a." + extension);
        Probe probe = Probe.of(ffmpeg, directory.resolve("a." + extension));
        assertThat(probe.streams()).extracting(Probe.Stream::codec).containsExactlyInAnyOrder("hevc", "aac");
        assertThat(probe.duration().toMillis()).isCloseTo(2000, within(200L));
    }

    @Test
    void keepsTheSourceWhereThatIsWanted() throws Exception {
        Outcome outcome = deliver(copy("a.ts"), Container.TS, new Order(Format.MP4, true));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.conversion().delivered().source())
                                .isEqualTo("a.ts"));
        assertThat(names()).containsExactly("a.mp4", "a.ts");
    }

    @Test
    void putsAnMp4InThePlaceOfAFragmentedOne() throws Exception {
        deliver(copy("a.ts"), Container.TS, new Order(Format.FMP4, false));
        Path fragmented = directory.resolve("a.mp4");
        Outcome outcome = deliver(fragmented, Container.FMP4, new Order(Format.MP4, true));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.conversion().delivered().source())
                                .isEqualTo("a.original.mp4"));
        assertThat(names()).containsExactly("a.mp4", "a.original.mp4");
    }

    @Test
    void isNotMisledByTheGuessedDurationOfRawSound() throws Exception {
        Outcome outcome = deliver(copy("a.aac"), Container.AAC, new Order(Format.M4A, false));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(Probe.of(ffmpeg, directory.resolve("a.m4a")).duration().toMillis())
                .isCloseTo(20_000, within(200L));
    }

    @Test
    void isNotMisledByTimestampsThatStartAgain() throws Exception {
        Path source = copy("a.ts");
        byte[] once = Files.readAllBytes(source);
        for (int i = 0; i < 6; i++) {
            Files.write(source, once, StandardOpenOption.APPEND);
        }
        assertThat(deliver(source, Container.TS, new Order(Format.MKV, false))).isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @CsvSource({"TS, TS", "FLV, FLV", "FMP4, FMP4", "MP3, MP3", "FILE, MP4", "TS, ORIGINAL", "AAC, ORIGINAL"})
    void leavesAloneWhatIsAsWanted(Container container, Format format) throws Exception {
        Path source = Files.writeString(directory.resolve("a.x"), "anything");
        assertThat(deliver(source, container, new Order(format, false))).isEqualTo(new Outcome.Unchanged());
    }

    @Test
    void writesNoFileOver() throws Exception {
        Files.writeString(directory.resolve("a.mp4"), "mine");
        assertKept(deliver(copy("a.ts"), Container.TS, new Order(Format.MP4, false)), "a.mp4 is there already");
        assertThat(directory.resolve("a.mp4")).hasContent("mine");
    }

    @Test
    void keepsASourceThatFFmpegCannotRead() throws Exception {
        Path source = Files.writeString(directory.resolve("a.ts"), "<html>not found</html>");
        assertKept(deliver(source, Container.TS, new Order(Format.MP4, false)), "a.ts was kept as it is");
        assertThat(names()).containsExactly("a.ts");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsTheSourceOfAConversionThatIsTooShort() throws Exception {
        // An ffmpeg that says it has done everything, but reads only the first second.
        Path script = directory.resolve("ffmpeg");
        Files.writeString(script, "#!/bin/sh\nexec '" + ffmpeg.ffmpeg() + "' -t 1 \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        var liar = new FFmpeg(script, ffmpeg.ffprobe(), "5.0", FFmpeg.Origin.SYSTEM, Map.of());
        assertKept(
                delivery(liar).deliver(copy("a.ts"), Container.TS, new Order(Format.MP4, false), _ -> {}),
                "the converted file is 1.",
                "s long instead of 3.");
        assertThat(names()).containsExactly("a.ts", "ffmpeg");
    }

    private static void assertKept(Outcome outcome, String... words) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.SourceKept.class, kept -> assertThat(kept.why()).contains(words));
    }

    @Test
    void encodesThePictureAnewAndTellsHowFarItIs() throws Exception {
        Order order = new Order(Format.ORIGINAL, false, true, false, false, Subtitles.NONE);
        assertThat(deliver(copy("a.ts"), Container.TS, order)).isInstanceOf(Outcome.Done.class);
        assertThat(names()).containsExactly("a.mp4");
        Probe probe = Probe.of(ffmpeg, directory.resolve("a.mp4"));
        assertThat(probe.first(Probe.Kind.VIDEO).codec()).isEqualTo("h264");
        assertThat(probe.first(Probe.Kind.AUDIO).codec()).isEqualTo("aac");
        assertThat(progress).isNotEmpty().isSorted().allMatch(done -> done >= 0 && done <= 1);
    }

    @Test
    void leavesSoundAloneWhenThePictureIsToBeEncoded() throws Exception {
        Order order = new Order(Format.ORIGINAL, false, true, false, false, Subtitles.NONE);
        assertThat(deliver(copy("a.aac"), Container.AAC, order)).isEqualTo(new Outcome.Unchanged());
    }

    @Test
    void putsAPictureBesideTheFile() throws Exception {
        Order order = new Order(Format.ORIGINAL, true, false, false, true, Subtitles.NONE);
        Path file = copy("a.ts");
        new Sidecars(ZoneOffset.UTC)
                .make(order, file, Optional.of(ffmpeg), Instant.EPOCH, Duration.ofSeconds(3), List.of());
        assertThat(names()).containsExactly("a.jpg", "a.ts");
        Probe picture = Probe.of(ffmpeg, directory.resolve("a.jpg"));
        assertThat(picture.streams()).singleElement().satisfies(stream -> {
            assertThat(stream.codec()).isEqualTo("mjpeg");
            assertThat(stream.width()).isEqualTo(160);
        });
    }

    /** What a recording does: convert, and bring what was made to its place. */
    private Outcome deliver(Path source, Container container, Order order) throws Exception {
        Outcome outcome = delivery(ffmpeg).deliver(source, container, order, progress::add);
        if (outcome instanceof Outcome.Done(Conversion conversion)) {
            assertThat(conversion.arrive()).isTrue();
            assertThat(conversion.arrive()).as("a second time").isTrue();
        }
        return outcome;
    }

    private static Delivery delivery(FFmpeg tool) {
        return new Delivery(() -> new FFmpegLookup.Found(tool), new Semaphore(1), new Semaphore(1));
    }

    private Path copy(String name) throws IOException {
        return Files.copy(media.resolve(name), directory.resolve(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
