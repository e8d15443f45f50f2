package io.aircheck.music.listening;

import io.aircheck.media.ffmpeg.FFmpegProcess;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.HeardStream;
import io.aircheck.music.sound.Decoder;
import io.aircheck.music.sound.SampleBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a file while somebody else writes it: what it holds goes to FFmpeg at the pace at which it grows. It only reads, so
 * whatever happens here does not touch the file or its writer; it may be renamed meanwhile.
 */
public final class GrowingFile implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int COPY_BYTES = 256 << 10;

    private final FileChannel file;
    private final FFmpegProcess process;
    private final Thread feeding;
    private final Thread hearing;
    private final CompletableFuture<@Nullable Void> heard = new CompletableFuture<>();
    private volatile boolean complete;
    private volatile boolean closed;

    private GrowingFile(FileChannel file, FFmpegProcess process, Listening listening, Analysis analysis) {
        this.file = file;
        this.process = process;
        feeding = Thread.ofPlatform()
                .daemon()
                .name("listening-file")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::feed);
        hearing = Thread.ofPlatform()
                .daemon()
                .name("listening")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(() -> hear(listening, analysis));
    }

    /** Begins; the listener is told on a thread of this file's own. */
    public static GrowingFile listen(
            Path file, Decoder decoder, Analysis analysis, Repertoire repertoire, Listener listener)
            throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            var listening = new Listening(analysis, repertoire, listener);
            var growing = new GrowingFile(channel, decoder.startInTime(), listening, analysis);
            growing.feeding.start();
            growing.hearing.start();
            return growing;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Nobody writes to it any more. */
    public void complete() {
        complete = true;
    }

    /**
     * Waits until everything was heard; call {@link #complete} before.
     *
     * @throws IOException with a sentence, if the file could not be listened to
     * @throws TimeoutException if it takes longer
     */
    public void await(Duration longest) throws IOException, InterruptedException, TimeoutException {
        try {
            heard.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private void feed() {
        try (OutputStream input = process.input()) {
            ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
            while (!closed) {
                // Asked before reading: what was written until then is read below.
                boolean last = complete;
                buffer.clear();
                if (file.read(buffer) > 0) {
                    input.write(buffer.array(), 0, buffer.position());
                    input.flush();
                } else if (last) {
                    return;
                } else {
                    Thread.sleep(BETWEEN_LOOKS);
                }
            }
        } catch (IOException e) {
            // FFmpeg has given up; what it says is told by the thread that hears.
            process.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Listening listening, Analysis analysis) {
        try {
            var stream = new HeardStream(analysis, Listening.BLOCK_FRAMES, listening::hear);
            var samples = new SampleBytes(stream::accept);
            for (byte[] block = next(); block != null; block = next()) {
                samples.accept(block);
            }
            stream.finish();
            listening.finish();
            if (samples.count() == 0 && !closed) {
                throw new IOException("there is no sound in it that FFmpeg can read: "
                        + process.errorText().strip());
            }
            heard.complete(null);
        } catch (IOException | InterruptedException | RuntimeException e) {
            heard.completeExceptionally(e);
        }
    }

    /** Null at the end; a live room may be silent for as long as it likes. */
    private byte @Nullable [] next() throws InterruptedException {
        while (!closed) {
            try {
                return process.next(BETWEEN_LOOKS);
            } catch (TimeoutException e) {
                // The file does not grow at the moment.
            }
        }
        return null;
    }

    /** Ends listening, wherever it is. */
    @Override
    public void close() {
        closed = true;
        process.close();
        feeding.interrupt();
        hearing.interrupt();
        try {
            file.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
