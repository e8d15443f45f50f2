package io.aircheck.media.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Encodes a film's picture anew as H.264, which every player and editor takes; the sound is copied. FFmpeg's usual builds do it
 * with x264; the bundled one, which is free of the GPL, with OpenH264.
 */
public final class Reencoding {

    private static final Duration ASKING = Duration.ofSeconds(20);
    private static final String PROGRESS = "out_time_us=";

    private Reencoding() {}

    /**
     * Writes {@code target}, replacing what is there. It may be incomplete where this throws.
     *
     * @param source what {@link Probe#of} found in the file
     * @param progress told again and again how much is done, from 0 to 1
     * @throws FFmpegException if FFmpeg cannot do it, or takes longer than {@code limit}
     */
    public static void run(
            FFmpeg ffmpeg,
            Path file,
            Probe source,
            Remux.Target form,
            Path target,
            Duration limit,
            DoubleConsumer progress)
            throws IOException, InterruptedException {
        long micros = Math.max(1, source.duration().toNanos() / 1000);
        ffmpeg.run(arguments(file, source, form, target, hasX264(ffmpeg)), limit, block -> {
            String text = new String(block, StandardCharsets.US_ASCII);
            int at = text.lastIndexOf(PROGRESS);
            int end = at < 0 ? -1 : text.indexOf('\n', at);
            String number =
                    end < 0 ? "" : text.substring(at + PROGRESS.length(), end).strip();
            if (number.matches("\\d{1,15}")) {
                progress.accept(Math.min(1, Long.parseLong(number) / (double) micros));
            }
        });
    }

    private static boolean hasX264(FFmpeg ffmpeg) throws IOException, InterruptedException {
        return new String(ffmpeg.run(List.of("-v", "error", "-encoders"), ASKING), StandardCharsets.US_ASCII)
                .contains(" libx264 ");
    }

    static List<String> arguments(Path file, Probe source, Remux.Target form, Path target, boolean x264) {
        List<String> picture = x264
                ? List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p")
                : List.of("-c:v", "libopenh264", "-b:v", Long.toString(bitsPerSecond(source)), "-pix_fmt", "yuv420p");
        List<String> arguments = new ArrayList<>(Remux.arguments(file, source, form, target));
        arguments.addAll(0, List.of("-progress", "pipe:1"));
        arguments.removeAll(List.of("-tag:v", "hvc1"));
        // Behind the copying of everything, for the last word on a stream counts.
        arguments.addAll(arguments.size() - 1, picture);
        return arguments;
    }

    /** OpenH264 knows no constant quality: a tenth of a bit a pixel. */
    private static long bitsPerSecond(Probe source) {
        Probe.Stream video = source.first(Probe.Kind.VIDEO);
        double pixels = video == null ? 0 : (double) video.width() * video.height() * Math.max(1, video.frameRate());
        return Math.clamp(Math.round(pixels / 10), 500_000, 20_000_000);
    }
}
