package io.aircheck.benchmarks.music;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recognises the snippets of a corpus, each condition by each length, and says how often, how wrongly and at what cost.
 *
 * <p>Usage: {@code Recognition CORPUS [DOCUMENT]}: writes {@code results.jsonl} beside the queries for the corpus's own scoring, the
 * tables to standard output and, where it is named, into a document.
 */
public final class Recognition {

    static final int THREADS = Runtime.getRuntime().availableProcessors();

    private Recognition() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Trial trial = Trial.of(Corpus.read(folder), THREADS);
        Files.write(
                folder.resolve("results.jsonl"),
                trial.results().stream().map(Result::json).toList());
        String tables = new Tables(trial).text();
        System.out.print(tables);
        if (arguments.length > 1) {
            Files.writeString(Path.of(arguments[1]), tables);
        }
    }
}
