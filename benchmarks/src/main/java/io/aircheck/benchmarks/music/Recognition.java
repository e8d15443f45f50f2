package io.aircheck.benchmarks.music;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recognises the snippets of a corpus, each condition by each length, and says how often, how wrongly and at what cost.
 *
 * <p>Usage: {@code Recognition CORPUS [DOCUMENT]}: writes {@code results.jsonl} beside the queries for the corpus's own scoring, the
 * tables to standard output and, where it is named, into a document between two marks, with a drawing beside it.
 */
public final class Recognition {

    static final int THREADS = Runtime.getRuntime().availableProcessors();

    private static final String PLOT = "recognition.svg";
    private static final String BEGIN = "<!-- begin of what benchmarks/recognition writes -->";
    private static final String END = "<!-- end of what benchmarks/recognition writes -->";

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
            Path document = Path.of(arguments[1]);
            Path images = Files.createDirectories(document.resolveSibling("images"));
            Files.writeString(images.resolve(PLOT), new RecognitionPlot(trial).svg());
            Files.writeString(document, replaced(Files.readString(document), tables));
        }
    }

    /** A document with what is between the marks replaced: the rest of it was written by people. */
    private static String replaced(String document, String tables) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the document needs a line " + BEGIN + " and, after it, a line " + END);
        }
        return document.substring(0, begin + BEGIN.length()) + "\n\n" + tables
                + "\n![How much is found, and how far confidence" + " can be trusted](images/" + PLOT + ")\n\n"
                + document.substring(end);
    }
}
