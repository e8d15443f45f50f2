package io.aircheck.media.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.media.codec.AudioSpecificConfig;
import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.media.ffmpeg.Remux;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two seconds of 64 × 64 at 10 pictures a second, under the ids that FFmpeg does not know or did not know for long. */
class FlvToMatroskaTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private FFmpeg ffmpeg;

    @BeforeEach
    void find() {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
    }

    @ParameterizedTest
    @CsvSource({
        "hevc-id12, hevc, MP4, 1",
        "hevc-id12, hevc, TS, 1",
        "hevc-id12, hevc, MKV, 1",
        "hevc-enhanced, hevc, MP4, 1",
        "av1-id13, av1, MP4, 0",
        "av1-enhanced, av1, MKV, 0",
    })
    void everyFFmpegReadsWhatComesOfIt(String name, String codec, Remux.Target form, long sounds) throws Exception {
        Path flv = resource(name);
        assertThat(isNeeded(flv)).isTrue();
        Path mkv = folder.resolve("taken.mkv");
        write(flv, mkv);
        Probe taken = Probe.of(ffmpeg, mkv);
        assertThat(Probe.scannedDuration(ffmpeg, mkv).toMillis()).isCloseTo(2000, within(200L));

        Path made = folder.resolve("made");
        Remux.run(ffmpeg, mkv, taken, form, made, LIMIT);
        Probe probe = Probe.of(ffmpeg, made);
        assertThat(probe.first(Probe.Kind.VIDEO).codec()).isEqualTo(codec);
        assertThat(probe.first(Probe.Kind.VIDEO).width()).isEqualTo(64);
        assertThat(probe.count(Probe.Kind.AUDIO)).isEqualTo(sounds);
        assertThat(Probe.scannedDuration(ffmpeg, made).toMillis()).isCloseTo(2000, within(200L));
    }

    /** All pictures are there, in the order in which they are shown, and decode without a complaint. */
    @ParameterizedTest
    @CsvSource({"hevc-id12", "hevc-enhanced"})
    void nothingIsLostOnTheWay(String name) throws Exception {
        Path mkv = folder.resolve("taken.mkv");
        write(resource(name), mkv);
        byte[] frames = ffmpeg.run(
                List.of("-v", "error", "-xerror", "-i", "file:" + mkv, "-map", "0:v", "-f", "framemd5", "-"), LIMIT);
        List<String> lines = new String(frames, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSize(20);
        assertThat(lines.stream().map(line -> line.substring(line.lastIndexOf(',') + 1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFileThatFFmpegReadsIsLeftAlone() throws Exception {
        Path flv = folder.resolve("a.flv");
        ffmpeg.run(
                List.of("-v", "error", "-f", "lavfi", "-i", "sine=d=1:r=44100", "-c:a", "aac", "file:" + flv), LIMIT);
        assertThat(isNeeded(flv)).isFalse();
    }

    @Test
    void whatIsNoFlvIsSaidPlainly() throws Exception {
        Path page = Files.writeString(folder.resolve("a.flv"), "<html>not found</html>");
        assertThatThrownBy(() -> isNeeded(page))
                .isInstanceOf(IOException.class)
                .hasMessage("the file does not begin with FLV");
        Path empty = Files.write(folder.resolve("b.flv"), new byte[] {'F', 'L', 'V', 1, 5, 0, 0, 0, 9, 0, 0, 0, 0});
        assertThatThrownBy(() -> write(empty, folder.resolve("b.mkv")))
                .hasMessage("there is neither picture nor sound in it");
    }

    @Test
    void aFileThatBrokeOffGivesItsWholeTags() throws Exception {
        byte[] whole = Files.readAllBytes(resource("hevc-id12"));
        for (int length = 4096; length < whole.length; length += 1999) {
            Path cut = folder.resolve("cut.flv");
            Files.write(cut, Arrays.copyOf(whole, length));
            write(cut, folder.resolve("cut.mkv"));
            assertThat(Probe.of(ffmpeg, folder.resolve("cut.mkv")).count(Probe.Kind.VIDEO))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1210, 44100, 2", "1590, 8000, 2", "1388, 22050, 1", "1780BB8010, 96000, 2", "12, 0, 0", "'', 0, 0"})
    void theSoundsDecoderConfiguration(String hex, int rate, int channels) {
        assertThat(AudioSpecificConfig.of(ByteBuffer.wrap(HexFormat.of().parseHex(hex))))
                .isEqualTo(new AudioSpecificConfig(rate, channels));
    }

    private static boolean isNeeded(Path flv) throws IOException {
        return FlvToMatroska.isNeeded(() -> Files.newInputStream(flv));
    }

    private static void write(Path flv, Path target) throws IOException {
        FlvToMatroska.write(() -> Files.newInputStream(flv), Files.newOutputStream(target));
    }

    private Path resource(String name) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(FlvToMatroskaTest.class.getResourceAsStream(name + ".flv"))) {
            Path file = folder.resolve(name + ".flv");
            Files.copy(bytes, file);
            return file;
        }
    }
}
