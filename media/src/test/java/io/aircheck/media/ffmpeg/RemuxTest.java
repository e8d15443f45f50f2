package io.aircheck.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With whatever FFmpeg this machine has; the bundle is on the test class path, so there is one on every common platform. */
class RemuxTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static FFmpeg ffmpeg;

    @TempDir
    static Path temp;

    private static Path source;

    @BeforeAll
    static void makeASource() throws Exception {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        source = temp.resolve("-y $(id) 直播:a.ts");
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
                        "file:" + source),
                LIMIT);
    }

    @Test
    void probesAFileWithAHostileName() throws Exception {
        Probe probe = Probe.of(ffmpeg, source);
        assertThat(probe.format()).isEqualTo("mpegts");
        assertThat(probe.duration().toMillis()).isCloseTo(3000, within(100L));
        assertThat(probe.streams()).hasSize(2);
        assertThat(probe.first(Probe.Kind.VIDEO))
                .isEqualTo(new Probe.Stream(Probe.Kind.VIDEO, "mpeg4", 160, 120, 25, 0, 0));
        assertThat(probe.first(Probe.Kind.AUDIO))
                .isEqualTo(new Probe.Stream(Probe.Kind.AUDIO, "aac", 0, 0, 0, 44100, 1));
        assertThat(Probe.scannedDuration(ffmpeg, source).toMillis()).isCloseTo(3000, within(100L));
    }

    @ParameterizedTest
    @CsvSource({
        "MP4, mov, mpeg4, aac",
        "FMP4, mov, mpeg4, aac",
        "MKV, matroska, mpeg4, aac",
        "TS, mpegts, mpeg4, aac",
        "M4A, mov, , aac",
        "MP3, mp3, , mp3",
    })
    void putsItIntoAnotherContainer(Remux.Target form, String format, String video, String audio) throws Exception {
        Path target = temp.resolve("out." + form);
        Remux.run(ffmpeg, source, Probe.of(ffmpeg, source), form, target, LIMIT);
        Probe made = Probe.of(ffmpeg, target);
        assertThat(made.format()).startsWith(format);
        assertThat(made.count(Probe.Kind.VIDEO)).isEqualTo(video == null ? 0 : 1);
        assertThat(made.first(Probe.Kind.AUDIO).codec()).isEqualTo(audio);
        assertThat(made.duration().toMillis()).isCloseTo(3000, within(150L));
    }

    @Test
    void putsTheIndexOfAnMp4First() throws Exception {
        Path target = temp.resolve("fast.mp4");
        Remux.run(ffmpeg, source, Probe.of(ffmpeg, source), Remux.Target.MP4, target, LIMIT);
        String bytes = Files.readString(target, StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
    }

    @Test
    void explainsAFailureInFFmpegsOwnWords() throws Exception {
        Path noise = Files.writeString(temp.resolve("noise.ts"), "<html>not found</html>");
        assertThatThrownBy(() -> Probe.of(ffmpeg, noise))
                .isInstanceOf(FFmpegException.class)
                .hasMessageContaining("ffprobe")
                .hasMessageContaining("Invalid data found");
    }

    @Test
    void isKilledAtItsTimeLimit() {
        assertThatThrownBy(() -> ffmpeg.run(endless(), Duration.ofMillis(300)))
                .isInstanceOf(FFmpegException.class)
                .hasMessageContaining("took longer than");
    }

    @Test
    void isKilledByAnInterrupt() throws Exception {
        var thrown = new AtomicReference<Throwable>();
        try (FFmpegProcess process = ffmpeg.start(endless())) {
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    while (process.next(Duration.ofSeconds(20)) != null) {}
                } catch (InterruptedException | TimeoutException e) {
                    thrown.set(e);
                }
            });
            reader.interrupt();
            assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    private static List<String> endless() {
        return List.of("-v", "error", "-re", "-f", "lavfi", "-i", "sine", "-f", "s16le", "pipe:1");
    }

    @Test
    void readsProbeOutputWithAbsentValues() {
        assertThat(Probe.parse("""
                streams.stream.0.index=0
                streams.stream.0.codec_name="aac"
                streams.stream.0.codec_type="audio"
                streams.stream.0.sample_rate="N/A"
                streams.stream.0.avg_frame_rate="0/0"
                streams.stream.1.index=1
                streams.stream.1.codec_type="data"
                format.format_name="aac"
                format.duration="N/A"
                """))
                .isEqualTo(new Probe(
                        "aac",
                        Duration.ZERO,
                        List.of(
                                new Probe.Stream(Probe.Kind.AUDIO, "aac", 0, 0, 0, 0, 0),
                                new Probe.Stream(Probe.Kind.OTHER, "", 0, 0, 0, 0, 0))));
    }

    @Test
    void followsPacketTimesOverBlockBorders() {
        var packets = new PacketTimes();
        for (String block : List.of(
                "0,1.50,0.",
                "04\n1,1.4",
                "8,N/A\n0,N/A,0.04\n0,1.54,0.04\n0,9",
                "1.00,0.04\n0,91.04,0.04\n0,0.00,0.04\n")) {
            packets.add(block.getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(packets.length()).as("five pictures, over two jumps").isEqualTo(Duration.ofMillis(200));
    }
}
