package io.aircheck.recorder.ffmpeg;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegException;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.media.ffmpeg.FFmpegProcess;
import io.aircheck.net.Dialer;
import io.aircheck.net.HttpClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets FFmpeg read a stream over our connections and hand it over as a transport stream, which is cut into units at key
 * frames. FFmpeg's exit code tells little (it is 0 after a reset, too), so only the platform's word, a finite stream's end or a long silence ends
 * the recording; else FFmpeg is started again.
 */
public final class FFmpegEngine implements StreamEngine {

    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration EXIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    /** What FFmpeg prints about an input whose length is known: {@code Duration: 00:01:02.03, start: …}. */
    private static final Pattern FINITE = Pattern.compile("Duration: \\d\\d:");

    private final Supplier<FFmpegLookup> ffmpeg;
    private final HttpClient http;
    private final Dialer dialer;
    private final Clock clock;
    private final Duration endAfterSilence;

    /**
     * @param http carries what FFmpeg asks for over HTTP
     * @param dialer makes its other connections
     */
    public FFmpegEngine(
            Supplier<FFmpegLookup> ffmpeg, HttpClient http, Dialer dialer, Clock clock, Duration endAfterSilence) {
        this.ffmpeg = ffmpeg;
        this.http = http;
        this.dialer = dialer;
        this.clock = clock;
        this.endAfterSilence = endAfterSilence;
    }

    @Override
    public End run(StreamSource source, UnitSink sink) throws InterruptedException, StorageException {
        return switch (ffmpeg.get()) {
            case FFmpegLookup.Missing(String reason) ->
                new End(
                        EndReason.UNSUPPORTED,
                        "This stream (" + source.stream().protocol().id() + ") needs FFmpeg. " + reason);
            case FFmpegLookup.Found(FFmpeg tool) -> run(tool, source, sink);
        };
    }

    private End run(FFmpeg tool, StreamSource source, UnitSink sink) throws InterruptedException, StorageException {
        var writer = new TsUnitWriter(sink, clock);
        Instant lastNews = clock.instant();
        Duration delay = Duration.ZERO;
        while (true) {
            LiveStream stream = source.stream();
            String obstacle = FFmpegInput.obstacle(stream, dialer.proxy());
            if (obstacle != null) {
                return new End(EndReason.UNSUPPORTED, obstacle);
            }
            long before = writer.units();
            Run run = runOnce(tool, stream, writer);
            if (run.enough()) {
                return new End(EndReason.LIMIT_REACHED, null);
            }
            if (run.finished()) {
                return new End(EndReason.STREAM_ENDED, null);
            }
            boolean somethingCame = writer.units() > before;
            lastNews = somethingCame ? clock.instant() : lastNews;
            delay = somethingCame ? Duration.ZERO : next(delay);
            sink.incident(run.why());
            End end = ask(source, sink);
            if (end != null) {
                return end;
            }
            Duration silence = Duration.between(lastNews, clock.instant());
            if (silence.compareTo(endAfterSilence) > 0) {
                return new End(EndReason.SILENCE, "nothing came for " + silence.toSeconds() + " s: " + run.why());
            }
            Thread.sleep(delay);
            writer.streamBroke(run.why());
        }
    }

    private static Duration next(Duration delay) {
        Duration longer = delay.isZero() ? Duration.ofMillis(500) : delay.multipliedBy(2);
        return longer.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : longer;
    }

    private static @Nullable End ask(StreamSource source, UnitSink sink) {
        try {
            return source.resolveAgain().end();
        } catch (IOException e) {
            sink.incident("the platform could not be asked: " + e.getMessage());
            return null;
        }
    }

    /**
     * @param finished whether a stream of known length, or one that says where it ends, came to its end
     * @param why FFmpeg ended, in a sentence
     */
    private record Run(boolean enough, boolean finished, String why) {}

    private Run runOnce(FFmpeg tool, LiveStream stream, TsUnitWriter writer)
            throws InterruptedException, StorageException {
        try (StreamAccess access = StreamAccess.open(stream, http, dialer)) {
            return runOnce(tool.with(access.environment()), access, writer);
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            return new Run(false, false, "FFmpeg could not be run: " + e.getMessage());
        }
    }

    private static Run runOnce(FFmpeg tool, StreamAccess access, TsUnitWriter writer)
            throws InterruptedException, IOException {
        boolean finite = false;
        long unitsBefore = writer.units();
        try (FFmpegProcess process = tool.start(FFmpegInput.arguments(access.inputs()))) {
            try {
                for (byte[] block = process.next(IDLE); block != null; block = process.next(IDLE)) {
                    // Only now, before later complaints push it out.
                    finite |= writer.units() == unitsBefore && isFinite(process);
                    if (!writer.add(block)) {
                        return new Run(true, false, "");
                    }
                }
                process.finish(EXIT);
                finite |= isFinite(process);
            } finally {
                // Also when the recording is stopped: what is whole in FFmpeg's last packets is kept.
                writer.flush();
            }
        } catch (TimeoutException e) {
            return new Run(false, false, access.reason("FFmpeg gave nothing for " + IDLE.toSeconds() + " s"));
        } catch (FFmpegException | MalformedOutputException e) {
            return new Run(false, false, access.reason(String.valueOf(e.getMessage())));
        }
        boolean finished = finite || access.ended();
        return new Run(false, finished, access.reason("FFmpeg says that the stream ended"));
    }

    private static boolean isFinite(FFmpegProcess process) {
        return FINITE.matcher(process.errorText()).find();
    }
}
