package io.aircheck.music.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.PacketScan;
import io.aircheck.media.ffmpeg.PacketScan.Packet;
import io.aircheck.media.ffmpeg.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key frame stands at every second. */
class CutTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static FFmpeg ffmpeg;

    @TempDir
    Path temp;

    @BeforeAll
    static void find() {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
    }

    @ParameterizedTest
    @CsvSource({
        "ts, mpegts, mpeg4, 2, 4",
        "mp4, mp4, mpeg4, 2, 4",
        "mkv, matroska, mpeg4, 2, 4",
        "flv, flv, flv, 2, 4",
        "m4a, ipod, , 2.2, 3.7",
        "mp3, mp3, , 2.2, 3.7",
        "aac, adts, , 2.2, 3.7"
    })
    void takesOutWhatWasAskedForUpToTheKeyFrames(String extension, String muxer, String video, double from, double to)
            throws Exception {
        Path source = make("-a $(id) 直播." + extension, muxer, video);
        Path target = temp.resolve("out." + extension);

        ExportReport report = Cut.run(ffmpeg, source, List.of(range(2.2, 3.7), range(5.1, 5.9)), target);

        assertThat(report.done()).hasSize(2);
        assertThat(report.done().getFirst().startSeconds()).isCloseTo(from, within(0.03));
        assertThat(report.done().getFirst().endSeconds()).isCloseTo(to, within(0.03));
        double left = 8 - (to - from) - (video == null ? 0.8 : 1);
        assertThat(Probe.scannedDuration(ffmpeg, target).toMillis() / 1000.0).isCloseTo(left, within(0.15));
        Set<Integer> known = new HashSet<>();
        packets(source).forEach(packet -> known.add(packet.crc32()));
        double last = 0;
        for (Packet packet : packets(target)) {
            assertThat(known).as("a packet at %s s", packet.seconds()).contains(packet.crc32());
            assertThat(packet.seconds()).isGreaterThan(last - 0.5);
            last = Math.max(last, packet.seconds());
        }
    }

    @Test
    void refusesToLeaveNothing() throws Exception {
        Path source = make("a.mp4", "mp4", "mpeg4");
        assertThatThrownBy(() -> Cut.run(ffmpeg, source, List.of(range(0, 20)), temp.resolve("b.mp4")))
                .isInstanceOf(IOException.class)
                .hasMessage("nothing of a.mp4 would be left");
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(source);
        }
    }

    private static List<Packet> packets(Path file) throws Exception {
        List<Packet> packets = new ArrayList<>();
        PacketScan.packets(ffmpeg, file, packets::add);
        return packets;
    }

    private Path make(String name, String muxer, String video) throws Exception {
        Path file = temp.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        if (video != null) {
            arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=d=8:s=160x120:r=25"));
        }
        arguments.addAll(List.of("-f", "lavfi", "-i", "aevalsrc='0.3*sin(2*PI*(200+90*t)*t)':d=8:s=44100"));
        if (video != null) {
            arguments.addAll(List.of("-c:v", video, "-bf", "0", "-g", "25"));
        }
        String audio = muxer.equals("mp3") || muxer.equals("flv") ? "libmp3lame" : "aac";
        arguments.addAll(List.of("-c:a", audio, "-f", muxer, "file:" + file));
        ffmpeg.run(arguments, LIMIT);
        return file;
    }

    private static TimeRange range(double start, double end) {
        return new TimeRange(Duration.ofMillis(Math.round(start * 1000)), Duration.ofMillis(Math.round(end * 1000)));
    }
}
