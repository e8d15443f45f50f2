package io.aircheck.benchmarks.music;

import io.aircheck.benchmarks.music.Corpus.Query;
import io.aircheck.music.search.Answer;
import io.aircheck.music.search.Found;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a snippet.
 *
 * @param likeliest the track that was thought of first, whether sure or not
 * @param listeningMillis processor time from samples to peaks
 * @param searchingMillis and from peaks to an answer
 */
record Result(Query query, Answer answer, @Nullable String likeliest, double listeningMillis, double searchingMillis) {

    /** The answer given, null for none. */
    @Nullable
    String given() {
        return answer.best().isPresent() ? likeliest : null;
    }

    /** The first thought was right, sure or not. */
    boolean right() {
        return likeliest != null && likeliest.equals(query.truth());
    }

    double confidence() {
        Optional<Found> found = answer.likeliest();
        return found.map(Found::confidence).orElse(0.0);
    }

    double millis() {
        return listeningMillis + searchingMillis;
    }

    /** A line for the corpus's own scoring. */
    String json() {
        String track = given() == null ? "null" : '"' + given() + '"';
        return String.format(
                Locale.ROOT,
                "{\"qid\": \"%s\", \"tid\": %s, \"score\": %.5f, \"ms\": %.3f}",
                query.id(),
                track,
                confidence(),
                millis());
    }
}
