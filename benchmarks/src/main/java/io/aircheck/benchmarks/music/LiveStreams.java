package io.aircheck.benchmarks.music;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.HeardStream;
import io.aircheck.music.listening.CatalogueRepertoire;
import io.aircheck.music.listening.Listener;
import io.aircheck.music.listening.Listening;
import io.aircheck.music.listening.Repertoire;
import io.aircheck.music.listening.Unidentified;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.sound.SampleBytes;
import io.aircheck.music.tracklist.Play;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Listens to many streams at the pace at which they are broadcast, and says how late they are heard and what that costs.
 *
 * <p>Usage: {@code LiveStreams CORPUS NAME STREAMS SECONDS}: each stream is {@code CORPUS/NAME.m4a} from another place on, decoded by an
 * FFmpeg process of its own.
 */
public final class LiveStreams {

    private static final int APART_SECONDS = 17;

    private final Path file;
    private final FFmpeg ffmpeg;
    private final Repertoire repertoire;
    private final int seconds;
    private final AtomicLong latestMillis = new AtomicLong();
    private final AtomicLong blocks = new AtomicLong();
    private final AtomicLong decoderNanos = new AtomicLong();
    private final AtomicInteger songs = new AtomicInteger();

    private LiveStreams(Path file, FFmpeg ffmpeg, Repertoire repertoire, int seconds) {
        this.file = file;
        this.ffmpeg = ffmpeg;
        this.repertoire = repertoire;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        int streams = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new IOException("this needs ffmpeg");
        }
        try (Catalogue catalogue = TrackLists.catalogue(folder, ffmpeg)) {
            var repertoire = new CatalogueRepertoire(catalogue, Analysis.USUAL, Effort.OF_STREAMS, Confidence.fitted());
            Path file = folder.resolve(arguments[1] + ".m4a");
            // The compiler's work is not what a stream costs; a few streams, faster than they are broadcast, see to it.
            new LiveStreams(file, ffmpeg, repertoire, 120).run(2, false);
            new LiveStreams(file, ffmpeg, repertoire, seconds).run(streams, true);
        }
    }

    private void run(int streams, boolean live) throws InterruptedException {
        long cpuBefore = cpuNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            int from = i * APART_SECONDS % 1500;
            threads.add(Thread.ofPlatform().start(() -> listen(from, live)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (live) {
            double heard = blocks.get() * Listening.BLOCK_FRAMES / Analysis.USUAL.framesPerSecond();
            double own = (cpuNanos() - cpuBefore) / 1e9;
            double decoding = decoderNanos.get() / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d streams, %.0f s of sound, %d songs told: %.4f CPU s a second matching, %.4f decoding, so %.0f"
                            + " streams on two cores; the latest block was heard %.1f s after its end%n",
                    streams,
                    heard,
                    songs.get(),
                    own / heard,
                    decoding / heard,
                    2 * heard / (own + decoding),
                    latestMillis.get() / 1000.0);
        }
    }

    private void listen(int from, boolean live) {
        List<String> command =
                new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-v", "error", "-nostdin", "-threads", "1"));
        if (live) {
            command.add("-re");
        }
        command.addAll(List.of("-ss", Integer.toString(from), "-t", Integer.toString(seconds), "-i", file.toString()));
        command.addAll(List.of("-map", "0:a:0", "-ac", "1", "-ar", Integer.toString(Analysis.USUAL.sampleRate())));
        command.addAll(List.of("-f", "f32le", "-"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            long start = System.nanoTime();
            var listening = new Listening(Analysis.USUAL, repertoire, new Counting());
            var timed = new Timed(listening, start, live);
            var stream = new HeardStream(Analysis.USUAL, Listening.BLOCK_FRAMES, timed::hear);
            var samples = new SampleBytes(stream::accept);
            try (InputStream sound = process.getInputStream()) {
                byte[] buffer = new byte[16 << 10];
                for (int count = sound.read(buffer); count >= 0; count = sound.read(buffer)) {
                    samples.accept(count == buffer.length ? buffer : Arrays.copyOf(buffer, count));
                    process.info().totalCpuDuration().ifPresent(timed::decoded);
                }
            }
            stream.finish();
            listening.finish();
            decoderNanos.addAndGet(timed.decoding.toNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes when each block is heard to its end. */
    private final class Timed {

        private final Listening listening;
        private final boolean live;
        private final long start;
        private long frames;
        private Duration decoding = Duration.ZERO;

        Timed(Listening listening, long start, boolean live) {
            this.listening = listening;
            this.start = start;
            this.live = live;
        }

        void hear(Heard block) {
            listening.hear(block);
            frames += block.frames();
            blocks.incrementAndGet();
            long due = start + (long) (frames / Analysis.USUAL.framesPerSecond() * 1e9);
            if (live) {
                latestMillis.accumulateAndGet((System.nanoTime() - due) / 1_000_000, Math::max);
            }
        }

        void decoded(Duration cpu) {
            decoding = cpu;
        }
    }

    private final class Counting implements Listener {

        @Override
        public void started(long id, Play play) {
            songs.incrementAndGet();
        }

        @Override
        public void ended(long id, Play play) {
            // Only what is told while it plays is counted.
        }

        @Override
        public void withdrawn(long id) {
            songs.decrementAndGet();
        }

        @Override
        public void unidentified(Unidentified music) {
            // It costs what it costs.
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
