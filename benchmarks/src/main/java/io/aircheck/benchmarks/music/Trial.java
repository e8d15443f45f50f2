package io.aircheck.benchmarks.music;

import io.aircheck.benchmarks.music.Corpus.Query;
import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.index.MemoryIndex;
import io.aircheck.music.search.Answer;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.search.Search;
import io.aircheck.music.sound.Decoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A corpus indexed and its snippets searched for.
 *
 * @param musicSeconds the length of the catalogue
 * @param indexingSeconds processor time from samples to fingerprints
 * @param pairsPerSecond hashes of pairs per second of music
 */
record Trial(List<Result> results, double musicSeconds, double indexingSeconds, double pairsPerSecond, int tracks) {

    private static final Analysis ANALYSIS = Analysis.USUAL;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** How many times real time a core makes fingerprints. */
    double indexingSpeed() {
        return musicSeconds / indexingSeconds;
    }

    static Trial of(Corpus corpus, int threads) throws IOException, InterruptedException {
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new IOException("FFmpeg is needed to decode the tracks");
        }
        var decoder = new Decoder(ffmpeg, ANALYSIS.sampleRate());
        List<Fingerprint> fingerprints = new ArrayList<>();
        double seconds = 0;
        long spent = 0;
        long pairs = 0;
        for (Corpus.Track track : corpus.tracks()) {
            float[] samples = decoder.samples(track.file(), Duration.ZERO, LONGEST);
            long begin = cpuNanos();
            Fingerprint fingerprint = Fingerprinter.of(ANALYSIS, samples);
            spent += cpuNanos() - begin;
            seconds += (double) samples.length / ANALYSIS.sampleRate();
            pairs += fingerprint.pairs().size();
            fingerprints.add(fingerprint);
        }
        var index = new MemoryIndex(ANALYSIS, fingerprints);
        return new Trial(
                results(corpus, index, threads),
                seconds,
                spent / 1e9,
                pairs / seconds,
                corpus.tracks().size());
    }

    /** Results in the order of the queries, taken by some threads. */
    private static List<Result> results(Corpus corpus, MemoryIndex index, int threads)
            throws IOException, InterruptedException {
        ThreadLocal<Search> searches =
                ThreadLocal.withInitial(() -> new Search(List.of(index), ANALYSIS, Effort.USUAL, Confidence.fitted()));
        List<Result> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Result>> running = corpus.queries().stream()
                    .map(query -> executor.submit(() -> result(corpus, query, searches.get())))
                    .toList();
            for (Future<Result> result : running) {
                results.add(result.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("a snippet could not be searched for", e.getCause());
        }
        return results;
    }

    private static Result result(Corpus corpus, Query query, Search search) throws IOException {
        float[] samples = Snippet.read(query.file(), ANALYSIS.sampleRate());
        long begin = cpuNanos();
        Heard heard = Heard.of(ANALYSIS, samples);
        long listened = cpuNanos();
        Answer answer = query.nightcore() ? search.findDeep(heard) : search.find(heard);
        long end = cpuNanos();
        return new Result(
                query,
                answer,
                answer.likeliest()
                        .map(found -> corpus.tracks().get(found.track()).id())
                        .orElse(null),
                (listened - begin) / 1e6,
                (end - listened) / 1e6);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
