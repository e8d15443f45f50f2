package io.aircheck.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.aircheck.testkit.media.FlvLoop.Tag;
import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.media.Programme.Video;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays loops over their seam with FFmpeg: nothing is complained of, and time goes on as if there were no loop. */
class EndlessMediaTest {

    private static final int SEGMENTS = 20;
    private static final double SECONDS = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"540p", "360p", "alt", "bframes"})
    void mpegTs(String name) throws Exception {
        TsLoop loop = video(name).ts();
        Path file = folder.resolve("long.ts");
        Files.write(file, segments(loop, new byte[0]));

        assertThat(complaints(file)).isEmpty();
        assertTimeGoesOn(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"540p", "bframes"})
    void fragmentedMp4(String name) throws Exception {
        Fmp4Loop loop = video(name).fmp4();
        Path file = folder.resolve("long.mp4");
        Files.write(file, segments(loop, loop.init()));

        assertThat(complaints(file)).isEmpty();
        assertTimeGoesOn(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"540p", "bframes"})
    void flv(String name) throws Exception {
        FlvLoop loop = video(name).flv();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(loop.fileHeader());
        loop.headers().forEach(tag -> out.writeBytes(bytes(loop, tag, 0)));
        for (int bucket = 0; bucket < SECONDS * 10; bucket++) {
            long lap = loop.lap(bucket);
            loop.bucket(bucket)
                    .forEach(tag -> out.writeBytes(bytes(loop, tag, tag.millis() + lap * loop.loopMillis())));
        }
        Path file = folder.resolve("long.flv");
        Files.write(file, out.toByteArray());

        assertThat(complaints(file)).isEmpty();
        assertTimeGoesOn(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3", "aac"})
    void radio(String name) throws Exception {
        Audio programme = (Audio) Programmes.STANDARD.get(name);
        AudioLoop loop = TestMedia.CACHE.audio(programme);
        long millis = programme.loop().toMillis() + 8000;
        byte[] bytes = new byte[(int) loop.published(millis)];
        loop.copy(0, bytes, 0, bytes.length);
        Path file = folder.resolve("long." + name);
        Files.write(file, bytes);

        assertThat(complaints(file, "error")).isEmpty();
        assertThat(times(file, "a")).hasSize((int) (millis * 48 / (name.equals("mp3") ? 1152 : 1024)));
    }

    @Test
    void aConstantRateIsReached() throws Exception {
        TsLoop loop = video("3m").ts();
        long bytes = 0;
        for (int number = 0; number < loop.count(); number++) {
            bytes += loop.segment(number).length;
        }
        double kilobits = bytes * 8 / 1000.0 / (2 * loop.count());
        assertThat(kilobits).as("with 5 %% or so of packet headers").isBetween(2900.0, 3450.0);
    }

    /** The bundled FFmpeg has no encoder that makes B-frames; a system's has. */
    private static VideoLoop video(String name) throws IOException, InterruptedException {
        Video programme = (Video) Programmes.STANDARD.get(name);
        if (programme.bFrames()) {
            byte[] encoders = TestMedia.FFMPEG.run(List.of("-hide_banner", "-encoders"), Duration.ofSeconds(30));
            assumeThat(new String(encoders, StandardCharsets.UTF_8))
                    .as("this FFmpeg has no libx264, so B-frames are not tested")
                    .contains(" libx264 ");
        }
        return TestMedia.CACHE.video(programme);
    }

    private static byte[] segments(SegmentLoop loop, byte[] init) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(init);
        for (int number = 0; number < SEGMENTS; number++) {
            out.writeBytes(loop.segment(number));
        }
        return out.toByteArray();
    }

    private static byte[] bytes(FlvLoop loop, Tag tag, long millis) {
        byte[] bytes = new byte[loop.length(tag)];
        loop.write(tag, millis, bytes, 0);
        return bytes;
    }

    private void assertTimeGoesOn(Path file) throws Exception {
        List<Double> video = times(file, "v");
        List<Double> audio = times(file, "a");
        assertThat(video).hasSize((int) (SECONDS * 25));
        assertThat((double) audio.size()).isCloseTo(SECONDS * 48_000 / 1024, within(2.0));
        assertSteps(video, 0.040);
        assertSteps(audio, 1024.0 / 48_000);
    }

    private static void assertSteps(List<Double> times, double step) {
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).as("step %d", i).isCloseTo(step, within(0.0015));
        }
    }

    /** Decoding times of one kind of stream, in seconds. */
    private List<Double> times(Path file, String kind) throws Exception {
        String text = run(
                TestMedia.FFMPEG.ffprobe(),
                "-v",
                "error",
                "-select_streams",
                kind,
                "-show_entries",
                "packet=dts_time",
                "-of",
                "csv=p=0",
                file.toString());
        List<Double> times = new ArrayList<>();
        text.lines()
                .map(line -> line.replace(",", ""))
                .filter(line -> !line.isBlank())
                .forEach(line -> times.add(Double.parseDouble(line)));
        return times;
    }

    private String complaints(Path file) throws Exception {
        return complaints(file, "warning");
    }

    private String complaints(Path file, String level) throws Exception {
        return run(TestMedia.FFMPEG.ffmpeg(), "-v", level, "-xerror", "-i", file.toString(), "-f", "null", "-");
    }

    private String run(Path tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(TestMedia.FFMPEG.environment());
        Process process = builder.start();
        assertThat(process.waitFor()).as(command.toString()).isZero();
        return Files.readString(said, StandardCharsets.UTF_8);
    }
}
