package io.aircheck.testkit.media;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.media.Programme.Video;
import io.aircheck.testkit.music.Synthesizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Turns a programme into files with FFmpeg. Blocks on pipes, so it belongs on a platform thread. */
final class Encoder {

    private static final int FRAMES_PER_SECOND = 25;
    /** An AAC encoder puts one frame of silence in front; that much less sound makes the loop come out even. */
    private static final int AAC_FRAME = 1024;

    private static final int AUDIO_KILOBITS = 128;

    private final FFmpeg ffmpeg;
    private final Path directory;

    /** @param directory exists, is empty, and takes the files */
    Encoder(FFmpeg ffmpeg, Path directory) {
        this.ffmpeg = ffmpeg;
        this.directory = directory;
    }

    /**
     * Writes {@code ts/NNN.ts}, {@code fmp4/init.mp4}, {@code fmp4/NNN.m4s} and {@code stream.flv}, or {@code audio.mp3},
     * or {@code audio.aac}.
     *
     * @throws IOException if FFmpeg fails or has no encoder for it; the message holds FFmpeg's last words
     */
    void encode(Programme programme) throws IOException {
        switch (programme) {
            case Video video -> encodeVideo(video);
            case Audio audio -> encodeAudio(audio);
            case Programme.Ready _ -> {}
        }
    }

    private void encodeVideo(Video video) throws IOException {
        Path pcm = directory.resolve("sound.pcm");
        int frames = Math.toIntExact(video.loop().toMillis() * Programme.SAMPLE_RATE / 1000);
        writePcm(pcm, Synthesizer.render(video.track(), Programme.SAMPLE_RATE, frames - AAC_FRAME));
        Path coded = directory.resolve("coded.nut");
        List<String> arguments = new ArrayList<>(picture(video));
        arguments.addAll(pcmInput(pcm));
        arguments.addAll(h264(video));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", AUDIO_KILOBITS + "k", "-f", "nut", coded.toString()));
        if (video.picture() instanceof Picture.Painted painted) {
            Painter painter = new Painter(painted, video.width(), video.height(), video.loop());
            int count = Math.toIntExact(video.loop().toSeconds() * FRAMES_PER_SECOND);
            run(arguments, pipe -> {
                for (int i = 0; i < count; i++) {
                    pipe.write(painter.frame((double) i / FRAMES_PER_SECOND));
                }
            });
        } else {
            run(arguments, pipe -> {});
        }
        Files.createDirectories(directory.resolve("ts"));
        Files.createDirectories(directory.resolve("fmp4"));
        List<String> copies = new ArrayList<>(List.of("-i", coded.toString()));
        copies.addAll(List.of("-map", "0", "-c", "copy", "-flvflags", "no_duration_filesize", "-f", "flv"));
        copies.add(directory.resolve("stream.flv").toString());
        copies.addAll(segments("ts/%03d.ts"));
        copies.add(directory.resolve("ts.m3u8").toString());
        copies.addAll(segments("fmp4/%03d.m4s"));
        copies.addAll(List.of("-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "fmp4/init.mp4"));
        copies.add(directory.resolve("fmp4.m3u8").toString());
        run(copies, pipe -> {});
        for (String intermediate : List.of("sound.pcm", "coded.nut", "ts.m3u8", "fmp4.m3u8")) {
            Files.delete(directory.resolve(intermediate));
        }
    }

    private void encodeAudio(Audio audio) throws IOException {
        Path pcm = directory.resolve("sound.pcm");
        int frames = Math.toIntExact(audio.trackLength().toMillis() * Programme.SAMPLE_RATE / 1000);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pcm), 1 << 16)) {
            for (var track : audio.tracks()) {
                out.write(littleEndian(Synthesizer.render(track, Programme.SAMPLE_RATE, frames)));
            }
        }
        List<String> arguments = new ArrayList<>(pcmInput(pcm));
        // Without the bit reservoir each MP3 frame stands by itself, so the loop can close anywhere.
        arguments.addAll(
                switch (audio.codec()) {
                    case MP3 ->
                        List.of("-c:a", "libmp3lame", "-reservoir", "0", "-write_xing", "0", "-id3v2_version", "0");
                    case AAC -> List.of("-c:a", "aac");
                });
        arguments.addAll(List.of("-b:a", AUDIO_KILOBITS + "k"));
        arguments.addAll(List.of("-f", audio.codec() == Programme.AudioCodec.MP3 ? "mp3" : "adts"));
        arguments.add(directory.resolve("audio." + audio.codec().extension()).toString());
        run(arguments, pipe -> {});
        Files.delete(pcm);
    }

    private static List<String> picture(Video video) {
        String size = video.width() + "x" + video.height();
        String card = "testsrc2=size=" + size + ":rate=" + FRAMES_PER_SECOND + ":duration="
                + video.loop().toSeconds();
        return switch (video.picture()) {
            case Picture.TestCard() -> List.of("-f", "lavfi", "-i", card);
            case Picture.Noise() -> List.of("-f", "lavfi", "-i", card + ",noise=alls=8:allf=t");
            case Picture.Painted _ ->
                List.of(
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "bgr24",
                        "-s",
                        size,
                        "-r",
                        "" + FRAMES_PER_SECOND,
                        "-i",
                        "pipe:0");
        };
    }

    private static List<String> pcmInput(Path pcm) {
        return List.of("-f", "s16le", "-ar", "" + Programme.SAMPLE_RATE, "-ac", "2", "-i", pcm.toString());
    }

    private List<String> h264(Video video) throws IOException {
        String encoders = run(List.of("-encoders"), pipe -> {});
        int kilobits = video.kilobitsPerSecond() - AUDIO_KILOBITS;
        int gop = Math.toIntExact(Programme.SEGMENT.toSeconds() * FRAMES_PER_SECOND);
        List<String> arguments = new ArrayList<>(List.of("-map", "0:v", "-map", "1:a", "-pix_fmt", "yuv420p"));
        if (encoders.contains(" libx264 ")) {
            arguments.addAll(List.of("-c:v", "libx264", "-preset", "superfast", "-sc_threshold", "0"));
            arguments.addAll(List.of("-bf", video.bFrames() ? "2" : "0"));
            if (video.constantBitrate()) {
                arguments.addAll(List.of("-minrate", kilobits + "k", "-x264-params", "nal-hrd=cbr:force-cfr=1"));
            }
        } else if (encoders.contains(" libopenh264 ") && !video.bFrames()) {
            arguments.addAll(List.of("-c:v", "libopenh264", "-profile:v", "high", "-rc_mode", "bitrate"));
        } else {
            throw new IOException("the FFmpeg at " + ffmpeg.ffmpeg()
                    + " cannot encode this test picture: it needs the encoder libx264"
                    + (video.bFrames() ? " (for B-frames)" : " or libopenh264"));
        }
        arguments.addAll(List.of("-b:v", kilobits + "k", "-maxrate", kilobits + "k", "-bufsize", kilobits + "k"));
        arguments.addAll(List.of("-g", "" + gop, "-force_key_frames"));
        arguments.add("expr:gte(t,n_forced*" + Programme.SEGMENT.toSeconds() + ")");
        return arguments;
    }

    private List<String> segments(String names) {
        return List.of(
                "-map",
                "0",
                "-c",
                "copy",
                "-f",
                "hls",
                "-hls_list_size",
                "0",
                "-hls_time",
                "" + Programme.SEGMENT.toSeconds(),
                "-hls_segment_filename",
                names);
    }

    private static void writePcm(Path file, short[] samples) throws IOException {
        Files.write(file, littleEndian(samples));
    }

    private static byte[] littleEndian(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    /** Runs FFmpeg in the directory; what it wrote to its output is returned. */
    private String run(List<String> arguments, Feed feed) throws IOException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-v", "error", "-y"));
        command.addAll(arguments);
        Path said = directory.resolve("ffmpeg.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(ffmpeg.environment());
        Process process = builder.start();
        try {
            try (OutputStream pipe = process.getOutputStream()) {
                feed.into(pipe);
            } catch (IOException broken) {
                // FFmpeg closed its end: its exit status and its words, below, say why.
            }
            int status = process.waitFor();
            String words = Files.readString(said, StandardCharsets.UTF_8);
            Files.delete(said);
            if (status != 0) {
                throw new IOException(String.format(
                        Locale.ROOT, "FFmpeg could not make test media (status %d): %s", status, lastLine(words)));
            }
            return words;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while FFmpeg made test media", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lastLine(String words) {
        return Arrays.stream(words.split("\n", -1))
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("it said nothing");
    }

    private interface Feed {
        void into(OutputStream pipe) throws IOException;
    }
}
