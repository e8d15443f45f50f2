package io.aircheck.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A working pair of ffmpeg and ffprobe, 5.0 or newer.
 *
 * @param version as it calls itself, for example {@code 5.1.9-0+deb12u1}
 * @param environment variables that its processes need on top of ours
 */
public record FFmpeg(Path ffmpeg, Path ffprobe, String version, Origin origin, Map<String, String> environment) {

    /** Where it was found. */
    public enum Origin {
        /** Named by {@code AIRCHECK_FFMPEG}. */
        CONFIGURED,
        /** On the PATH. */
        SYSTEM,
        /** Unpacked from the bundle on the class path. */
        BUNDLED
    }

    /** More than any caller of {@link #run} has a use for; media goes through {@link #start}. */
    static final int MAX_OUTPUT_BYTES = 64 << 20;

    public FFmpeg {
        environment = Map.copyOf(environment);
    }

    /**
     * Looks in {@code AIRCHECK_FFMPEG}, on the PATH, then in the bundle, and tries what it finds. Takes about 0.2 s (2 s where
     * the bundle has to be unpacked first), so keep the answer.
     */
    public static FFmpegLookup find() {
        return FFmpegFinder.ofThisMachine().find();
    }

    /** The one that the user named, in place of looking for it. */
    public static FFmpegLookup find(Path named) {
        return new FFmpegFinder(Map.of(FFmpegFinder.VARIABLE, named.toString()), FFmpegBundle.ofThisMachine()).find();
    }

    /** The same tools, whose processes get these variables as well. */
    public FFmpeg with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return new FFmpeg(ffmpeg, ffprobe, version, origin, all);
    }

    /** Starts ffmpeg; the caller reads its standard output and closes it. */
    public FFmpegProcess start(List<String> arguments) throws IOException {
        return FFmpegProcess.start(ffmpeg, arguments, environment);
    }

    /** As {@link #start}, for a process that reads its standard input; the caller writes to it and closes it, too. */
    public FFmpegProcess startWithInput(List<String> arguments) throws IOException {
        return FFmpegProcess.startWithInput(ffmpeg, arguments, environment);
    }

    /**
     * Runs ffmpeg to its end and returns what it wrote to standard output, at most 64 MiB. An interrupt kills it.
     *
     * @throws FFmpegException if it failed, took longer than {@code limit} or wrote more
     */
    public byte[] run(List<String> arguments, Duration limit) throws IOException, InterruptedException {
        var output = new ByteArrayOutputStream();
        drain(ffmpeg, arguments, limit, block -> {
            if (output.size() + block.length > MAX_OUTPUT_BYTES) {
                return false;
            }
            output.writeBytes(block);
            return true;
        });
        return output.toByteArray();
    }

    /** Runs ffmpeg to its end, handing what it writes to standard output on as it comes. An interrupt kills it. */
    void run(List<String> arguments, Duration limit, Consumer<byte[]> output) throws IOException, InterruptedException {
        drain(ffmpeg, arguments, limit, block -> {
            output.accept(block);
            return true;
        });
    }

    /** Runs ffprobe to its end, handing its output on block by block. */
    void probe(List<String> arguments, Duration limit, Consumer<byte[]> output)
            throws IOException, InterruptedException {
        drain(ffprobe, arguments, limit, block -> {
            output.accept(block);
            return true;
        });
    }

    private void drain(Path tool, List<String> arguments, Duration limit, BlockReader reader)
            throws IOException, InterruptedException {
        try (FFmpegProcess process = FFmpegProcess.start(tool, arguments, environment)) {
            process.drain(limit, reader);
        }
    }

    /** Takes a block of output; false ends the reading as too much. */
    @FunctionalInterface
    interface BlockReader {
        boolean read(byte[] block);
    }
}
