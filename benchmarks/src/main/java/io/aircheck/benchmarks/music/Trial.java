package io.aircheck.benchmarks.music;

import io.aircheck.benchmarks.music.Corpus.Query;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.search.Answer;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.search.Search;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The snippets of a corpus searched for.
 *
 * @param results in the order of the queries
 * @param withoutTrack what is answered to those of the catalogue when their own track is not in it: none of it is right
 */
record Trial(IndexedCorpus indexed, List<Result> results, List<Result> withoutTrack) {

    /** One thread's search, and the index on which a track can be hidden from it. */
    private record Searcher(WithoutTrack index, Search search) {

        static Searcher of(IndexedCorpus indexed) {
            var index = new WithoutTrack(indexed.index());
            return new Searcher(
                    index, new Search(List.of(index), IndexedCorpus.ANALYSIS, Effort.USUAL, Confidence.fitted()));
        }
    }

    /** Takes some threads. */
    static Trial of(Corpus corpus, int threads) throws IOException, InterruptedException {
        IndexedCorpus indexed = IndexedCorpus.of(corpus);
        List<Query> known = corpus.queries().stream()
                .filter(query -> !query.foreign() && !query.nightcore())
                .toList();
        return new Trial(
                indexed, results(indexed, corpus.queries(), false, threads), results(indexed, known, true, threads));
    }

    private static List<Result> results(IndexedCorpus indexed, List<Query> queries, boolean hide, int threads)
            throws IOException, InterruptedException {
        ThreadLocal<Searcher> searchers = ThreadLocal.withInitial(() -> Searcher.of(indexed));
        List<Result> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Result>> running = queries.stream()
                    .map(query -> executor.submit(() -> result(indexed.corpus(), query, hide, searchers.get())))
                    .toList();
            for (Future<Result> result : running) {
                results.add(result.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("a snippet could not be searched for", e.getCause());
        }
        return results;
    }

    private static Result result(Corpus corpus, Query query, boolean hide, Searcher searcher) throws IOException {
        if (hide) {
            searcher.index().hide(corpus.number(query.truth()));
        } else {
            searcher.index().hideNone();
        }
        float[] samples = Snippet.read(query.file(), IndexedCorpus.ANALYSIS.sampleRate());
        long begin = IndexedCorpus.cpuNanos();
        Heard heard = Heard.of(IndexedCorpus.ANALYSIS, samples);
        long listened = IndexedCorpus.cpuNanos();
        Answer answer = query.nightcore()
                ? searcher.search().findDeep(heard)
                : searcher.search().find(heard);
        long end = IndexedCorpus.cpuNanos();
        return new Result(
                query,
                answer,
                answer.likeliest()
                        .map(found -> corpus.tracks().get(found.track()).id())
                        .orElse(null),
                (listened - begin) / 1e6,
                (end - listened) / 1e6);
    }
}
