package io.aircheck.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A running ffmpeg or ffprobe. Its two pipes are each read by a platform thread, because a virtual thread in a pipe's read
 * occupies its carrier; the output waits in a queue of at most 2 MiB for a caller on any thread.
 */
public final class FFmpegProcess implements AutoCloseable {

    private static final int BLOCK_BYTES = 64 << 10;
    private static final int QUEUED_BLOCKS = 32;
    private static final int ERROR_TEXT_CHARS = 8 << 10;
    private static final byte[] END = new byte[0];

    private final Path tool;
    private final Process process;
    private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(QUEUED_BLOCKS);
    private final StringBuffer errorText = new StringBuffer();
    private final Thread outputReader;
    private final Thread errorReader;
    private boolean ended;

    private FFmpegProcess(Path tool, Process process) {
        this.tool = tool;
        this.process = process;
        outputReader = Thread.ofPlatform().daemon().name("ffmpeg-output").unstarted(this::readOutput);
        errorReader = Thread.ofPlatform().daemon().name("ffmpeg-errors").unstarted(this::readErrors);
    }

    static FFmpegProcess start(Path tool, List<String> arguments, Map<String, String> environment) throws IOException {
        FFmpegProcess running = startWithInput(tool, arguments, environment);
        running.input().close();
        return running;
    }

    static FFmpegProcess startWithInput(Path tool, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(tool.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // One truth about proxies: what the caller passes, not what FFmpeg reads from its environment. And how the
        // launcher
        // has the system give memory to a JVM would cost FFmpeg two calls of the system for every packet.
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy") || name.startsWith("MALLOC_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        var running = new FFmpegProcess(tool, process);
        running.outputReader.start();
        running.errorReader.start();
        return running;
    }

    /** Standard input; writing to it blocks while the process does not read, so do it on a platform thread. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /**
     * The next bytes of standard output, as they come.
     *
     * @return null at the end of the output
     * @throws TimeoutException if nothing came for so long; reading may go on
     */
    public byte @Nullable [] next(Duration silence) throws InterruptedException, TimeoutException {
        if (ended) {
            return null;
        }
        byte[] block = blocks.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (block == null) {
            throw new TimeoutException("nothing from " + tool.getFileName() + " for " + silence.toSeconds() + " s");
        }
        ended = block.length == 0;
        return ended ? null : block;
    }

    /**
     * Waits for its end; call it when {@link #next} has given null.
     *
     * @throws FFmpegException if its exit code is not 0, with its last words
     */
    public void finish(Duration limit) throws FFmpegException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw FFmpegException.tooSlow(tool, limit);
        }
        if (process.exitValue() != 0) {
            errorReader.join(limit);
            throw FFmpegException.failed(tool, process.exitValue(), errorText());
        }
    }

    /** The last 8,000 characters or so of what it complained. */
    public String errorText() {
        return errorText.toString();
    }

    /** Kills it where it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        outputReader.interrupt();
        try {
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void drain(Duration limit, FFmpeg.BlockReader reader) throws FFmpegException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (byte[] block = next(limit); block != null; block = next(left(deadline))) {
                if (!reader.read(block)) {
                    throw FFmpegException.tooMuch(tool);
                }
            }
        } catch (TimeoutException e) {
            throw FFmpegException.tooSlow(tool, limit);
        }
        finish(left(deadline));
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private void readOutput() {
        byte[] buffer = new byte[BLOCK_BYTES];
        try (InputStream output = process.getInputStream()) {
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                if (count > 0) {
                    blocks.put(Arrays.copyOf(buffer, count));
                }
            }
            blocks.put(END);
        } catch (IOException e) {
            endAtOnce(); // the pipe broke because the process was killed
        } catch (InterruptedException e) {
            endAtOnce(); // it was closed
        }
    }

    /** Whoever waits must learn of the end. */
    private void endAtOnce() {
        while (!blocks.offer(END)) {
            blocks.clear();
        }
    }

    private void readErrors() {
        char[] buffer = new char[1024];
        try (Reader errors = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
            for (int count = errors.read(buffer); count >= 0; count = errors.read(buffer)) {
                errorText.append(buffer, 0, count);
                if (errorText.length() > 2 * ERROR_TEXT_CHARS) {
                    errorText.delete(0, errorText.length() - ERROR_TEXT_CHARS);
                }
            }
        } catch (IOException e) {
            errorText
                    .append("(its complaints could not be read: ")
                    .append(e.getMessage())
                    .append(')');
        }
    }
}
