package io.aircheck.benchmarks.music;

import io.aircheck.benchmarks.music.Corpus.Query;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.index.Index;
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
 * @param larger what is answered to those of {@link #LARGER_SECONDS} from the larger catalogue
 */
record Trial(IndexedCorpus indexed, List<Result> results, List<Result> withoutTrack, List<Result> larger) {

    static final int LARGER_SECONDS = 6;

    /** One thread's search, and the index on which a track can be hidden from it. */
    private record Searcher(WithoutTrack index, Search search) {

        static Searcher of(Index all) {
            var index = new WithoutTrack(all);
            return new Searcher(
                    index, new Search(List.of(index), IndexedCorpus.ANALYSIS, Effort.USUAL, Confidence.fitted()));
        }
    }

    /** Takes some threads. */
    static Trial of(Corpus corpus, int threads) throws IOException, InterruptedException {
        IndexedCorpus indexed = IndexedCorpus.of(corpus);
        List<Query> usual =
                corpus.queries().stream().filter(query -> !query.nightcore()).toList();
        List<Query> known = usual.stream().filter(query -> !query.foreign()).toList();
        List<Query> ofOneLength = usual.stream()
                .filter(query -> query.seconds() == LARGER_SECONDS)
                .toList();
        return new Trial(
                indexed,
                results(corpus, indexed.index(), corpus.queries(), false, threads),
                results(corpus, indexed.index(), known, true, threads),
                results(corpus, indexed.larger(), ofOneLength, false, threads));
    }

    private static List<Result> results(Corpus corpus, Index index, List<Query> queries, boolean hide, int threads)
            throws IOException, InterruptedException {
        ThreadLocal<Searcher> searchers = ThreadLocal.withInitial(() -> Searcher.of(index));
        List<Result> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Result>> running = queries.stream()
                    .map(query -> executor.submit(() -> result(corpus, query, hide, searchers.get())))
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
                answer.likeliest().map(found -> corpus.id(found.track())).orElse(null),
                (listened - begin) / 1e6,
                (end - listened) / 1e6);
    }
}
