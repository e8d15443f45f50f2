package io.aircheck.music.sound;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Any file that FFmpeg reads to mono samples of one rate, through a pipe: nothing is written, and what waits in memory is bounded by
 * the pipe.
 *
 * @param sampleRate of the samples, in hertz
 */
public record Decoder(FFmpeg ffmpeg, int sampleRate) {

    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofSeconds(20);

    /** A stretch of a file; a length of null is all that follows. */
    public record Stretch(Duration from, @Nullable Duration length) {

        public static final Stretch ALL = new Stretch(Duration.ZERO, null);
    }

    /**
     * Decodes the first sound of a file.
     *
     * @return how many samples there were
     * @throws IOException if FFmpeg cannot read it, finds no sound in it, or is silent for a minute
     */
    public long decode(Path file, Stretch stretch, Samples samples) throws IOException, InterruptedException {
        try (FFmpegProcess process = ffmpeg.start(arguments(file, stretch))) {
            return read(process, file.getFileName().toString(), samples);
        }
    }

    private static long read(FFmpegProcess process, String name, Samples samples)
            throws IOException, InterruptedException {
        try {
            var floats = new SampleBytes(samples);
            for (byte[] block = process.next(SILENCE); block != null; block = process.next(SILENCE)) {
                floats.accept(block);
            }
            process.finish(END);
            return floats.count();
        } catch (TimeoutException e) {
            throw new IOException(name + " was given up: FFmpeg decoded nothing of it for a minute", e);
        }
    }

    /**
     * Decodes the first sound of a whole file so that the number of samples is the file's time: where it has no sound yet, or none for
     * a while, there is silence.
     */
    public long decodeInTime(Path file, Samples samples) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-nostdin"));
        arguments.addAll(List.of("-protocol_whitelist", "file", "-i", "file:" + file.toAbsolutePath()));
        arguments.addAll(output(true));
        try (FFmpegProcess process = ffmpeg.start(arguments)) {
            return read(process, file.getFileName().toString(), samples);
        }
    }

    /** Starts what {@link #decodeInTime} does, of bytes that are written to the process as they come. */
    public FFmpegProcess startInTime() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-probesize", "2M", "-analyzeduration", "3M"));
        arguments.addAll(List.of("-protocol_whitelist", "pipe,fd", "-i", "pipe:0"));
        arguments.addAll(output(true));
        return ffmpeg.startWithInput(arguments);
    }

    /**
     * As {@link #decode}, all at once.
     *
     * @param most so many seconds at the most
     */
    public float[] samples(Path file, Duration from, Duration most) throws IOException, InterruptedException {
        float[] all = new float[Math.toIntExact(most.toMillis() * sampleRate / 1000)];
        int[] size = {0};
        decode(file, new Stretch(from, most), (samples, first, count) -> {
            int now = Math.min(count, all.length - size[0]);
            System.arraycopy(samples, first, all, size[0], now);
            size[0] += now;
        });
        return Arrays.copyOf(all, size[0]);
    }

    private List<String> arguments(Path file, Stretch stretch) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-nostdin"));
        if (!stretch.from().isZero()) {
            arguments.addAll(List.of("-ss", seconds(stretch.from())));
        }
        if (stretch.length() != null) {
            arguments.addAll(List.of("-t", seconds(stretch.length())));
        }
        // A file's name may look like an option or a protocol; as an address of a file it is only a file.
        arguments.addAll(List.of("-protocol_whitelist", "file", "-i", "file:" + file.toAbsolutePath()));
        arguments.addAll(output(false));
        return arguments;
    }

    private List<String> output(boolean inTime) {
        List<String> arguments = new ArrayList<>(List.of("-map", "0:a:0"));
        if (inTime) {
            arguments.addAll(List.of("-af", "aresample=async=1:first_pts=0"));
        }
        arguments.addAll(List.of("-ac", "1", "-ar", Integer.toString(sampleRate), "-f", "f32le", "-"));
        return arguments;
    }

    private static String seconds(Duration duration) {
        return "%d.%03d".formatted(duration.toSeconds(), duration.toMillisPart());
    }
}
