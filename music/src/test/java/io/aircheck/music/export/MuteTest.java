package io.aircheck.music.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.PacketScan;
import io.aircheck.media.ffmpeg.PacketScan.Packet;
import io.aircheck.media.ffmpeg.Probe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is outside of the ranges stays: packets to the byte, decoded sound to the sample. What is in them is silence. */
class MuteTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<TimeRange> RANGES = List.of(range(2, 3.5), range(5, 6.25));
    /** Silence is complete two frames within a range. */
    private static final double EDGE_SECONDS = 0.15;

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
        "ts, mpegts, mpeg4, aac, 2, 44100",
        "ts, mpegts, mpeg2video, libmp3lame, 2, 48000",
        "mp4, mp4, mpeg4, aac, 2, 48000",
        "mp4, mp4, mpeg4, aac, 6, 48000",
        "mkv, matroska, mpeg4, aac, 2, 44100",
        "mkv, matroska, mpeg4, libmp3lame, 1, 32000",
        "flv, flv, flv, aac, 1, 44100",
        "flv, flv, flv, libmp3lame, 2, 44100",
        "m4a, ipod, , aac, 1, 22050",
        "aac, adts, , aac, 2, 44100",
        "mp3, mp3, , libmp3lame, 2, 44100",
        "mp3, mp3, , libmp3lame, 1, 24000"
    })
    void silencesTheRangesAndNothingElse(
            String extension, String muxer, String video, String audio, int channels, int rate) throws Exception {
        Path source = make("-a $(id) 直播." + extension, muxer, video, audio, channels, rate);
        byte[] original = Files.readAllBytes(source);
        Path target = temp.resolve("out." + extension);

        ExportReport report = Mute.run(ffmpeg, source, RANGES, target);

        assertThat(Files.readAllBytes(source)).isEqualTo(original);
        assertThat(report.done()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(report.done().get(i).start())
                    .isBetween(RANGES.get(i).start(), RANGES.get(i).start().plusMillis(100));
            assertThat(report.done().get(i).end())
                    .isBetween(
                            RANGES.get(i).end().minusMillis(150), RANGES.get(i).end());
        }
        packetsOutsideAreTheSame(source, target);
        soundIsAsItWas(decoded(source, channels, rate), decoded(target, channels, rate), channels, rate);
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactlyInAnyOrder(source, target);
        }
    }

    @Test
    void leavesNothingBehindWhenTheTargetIsThereOrTheSoundIsUnknown() throws Exception {
        Path source = make("a.mkv", "matroska", "mpeg4", "pcm_s16le", 2, 44100);
        Path target = temp.resolve("b.mkv");
        assertThatThrownBy(() -> Mute.run(ffmpeg, source, RANGES, target))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the sound of a.mkv is pcm_s16le; only AAC and MP3 can be made silent without encoding anew."
                                + " Convert it first, or cut the ranges out");
        assertThat(target).doesNotExist();
        assertThatThrownBy(() -> Mute.run(ffmpeg, source, RANGES, source))
                .isInstanceOf(FileAlreadyExistsException.class);
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(source);
        }
    }

    @Test
    void copiesAFileThatHasNothingInTheRanges() throws Exception {
        Path source = make("a.mp4", "mp4", "mpeg4", "aac", 2, 44100);
        ExportReport report = Mute.run(ffmpeg, source, List.of(range(100, 200)), temp.resolve("b.mp4"));
        assertThat(report.done()).isEmpty();
        assertThat(report.packets()).isZero();
        assertThat(temp.resolve("b.mp4")).hasSameBinaryContentAs(source);
    }

    private static void packetsOutsideAreTheSame(Path source, Path target) throws Exception {
        List<Packet> before = packets(source);
        List<Packet> after = packets(target);
        List<Integer> sounds = PacketScan.layout(ffmpeg, source).tracks().stream()
                .filter(track -> track.kind() == Probe.Kind.AUDIO)
                .map(PacketScan.Track::index)
                .toList();
        double start = PacketScan.layout(ffmpeg, source).startSeconds();
        assertThat(after).hasSameSizeAs(before);
        int changed = 0;
        for (int i = 0; i < before.size(); i++) {
            double at = before.get(i).seconds() - start;
            boolean within = RANGES.stream().anyMatch(range -> at >= range.startSeconds() && at < range.endSeconds());
            if (before.get(i).equals(after.get(i))) {
                continue;
            }
            assertThat(sounds).contains(before.get(i).track());
            assertThat(within).as("packet at %s s", at).isTrue();
            changed++;
        }
        assertThat(changed).isGreaterThan(30);
    }

    private static void soundIsAsItWas(short[] before, short[] after, int channels, int rate) {
        assertThat(after).hasSameSizeAs(before);
        double from = 0;
        for (TimeRange range : RANGES) {
            double start = range.startSeconds();
            double end = range.endSeconds();
            assertThat(loudest(slice(before, start + EDGE_SECONDS, end - EDGE_SECONDS, channels, rate)))
                    .isGreaterThan(1000);
            assertThat(loudest(slice(after, start + EDGE_SECONDS, end - EDGE_SECONDS, channels, rate)))
                    .isLessThanOrEqualTo(1);
            assertThat(slice(after, from, start, channels, rate)).isEqualTo(slice(before, from, start, channels, rate));
            from = end;
        }
        assertThat(slice(after, from, 8, channels, rate)).isEqualTo(slice(before, from, 8, channels, rate));
    }

    private static int loudest(short[] pcm) {
        int loudest = 0;
        for (short value : pcm) {
            loudest = Math.max(loudest, Math.abs(value));
        }
        return loudest;
    }

    private static short[] slice(short[] pcm, double from, double to, int channels, int rate) {
        int begin = (int) Math.ceil(from * rate) * channels;
        return Arrays.copyOfRange(pcm, begin, Math.min(pcm.length, (int) Math.floor(to * rate) * channels));
    }

    private static List<Packet> packets(Path file) throws Exception {
        List<Packet> packets = new ArrayList<>();
        PacketScan.packets(ffmpeg, file, packets::add);
        return packets;
    }

    /** The first sound track from the file's time 0 on, so that its samples can be counted by time. */
    private static short[] decoded(Path file, int channels, int rate) throws Exception {
        byte[] bytes = ffmpeg.run(
                List.of(
                        "-nostdin",
                        "-v",
                        "error",
                        "-flags",
                        "+bitexact",
                        "-i",
                        "file:" + file,
                        "-map",
                        "0:a:0",
                        "-ac",
                        Integer.toString(channels),
                        "-ar",
                        Integer.toString(rate),
                        "-af",
                        "aresample=async=1:first_pts=0",
                        "-f",
                        "s16le",
                        "-"),
                LIMIT);
        short[] pcm = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(pcm);
        return pcm;
    }

    private Path make(String name, String muxer, String video, String audio, int channels, int rate) throws Exception {
        Path file = temp.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        if (video != null) {
            arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=d=8:s=160x120:r=25"));
        }
        // A chirp with overtones and noise, different at every moment and in every channel.
        String sound = "0.3*sin(2*PI*(200+90*t)*t)+0.2*sin(2*PI*1700*t+3*sin(9*t))+0.1*(random(%d)-0.5)";
        StringBuilder expression = new StringBuilder();
        for (int channel = 0; channel < channels; channel++) {
            expression.append(channel == 0 ? "" : "|").append(sound.formatted(channel));
        }
        arguments.addAll(List.of(
                "-f",
                "lavfi",
                "-i",
                "aevalsrc='" + expression + "':d=8:s=" + rate + ":c="
                        + (channels == 6 ? "5.1" : channels == 2 ? "stereo" : "mono")));
        if (video != null) {
            arguments.addAll(List.of("-c:v", video, "-bf", "0"));
        }
        // A decoder makes up substituted noise as it likes, so two of its runs may differ.
        arguments.addAll(audio.equals("aac") ? List.of("-aac_pns", "0") : List.of());
        arguments.addAll(List.of("-c:a", audio, "-f", muxer, "file:" + file));
        ffmpeg.run(arguments, LIMIT);
        return file;
    }

    private static TimeRange range(double start, double end) {
        return new TimeRange(Duration.ofMillis(Math.round(start * 1000)), Duration.ofMillis(Math.round(end * 1000)));
    }
}
