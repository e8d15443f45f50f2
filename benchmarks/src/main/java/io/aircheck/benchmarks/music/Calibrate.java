package io.aircheck.benchmarks.music;

import io.aircheck.music.search.Answer;
import io.aircheck.music.search.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Fits the confidence of answers to what they turned out to be, and writes its coefficients. Every snippet of the catalogue is searched
 * for twice: once as it is, and once as if its track had never been added, so that the curve learns from hundreds of songs what a cover,
 * a remix or a song with the same drums looks like at its best, and not from the few that the corpus keeps out of the catalogue.
 *
 * <p>Usage: {@code Calibrate RESOURCE CORPUS…}
 */
public final class Calibrate {

    /** Keeps the curve from being steeper than some thousand answers can tell. */
    private static final double RIDGE = 0.1;
    /**
     * How much an answer to a snippet without its track counts: six songs in seven that are on the air are taken to be in the
     * catalogue of whoever wants them named.
     */
    private static final double WITHOUT_TRACK = 0.15;

    /** An answer, whether it was right, and how much it counts. */
    private record Told(Answer answer, boolean right, double weight) {}

    private Calibrate() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Told> told = new ArrayList<>();
        for (String corpus : Arrays.asList(arguments).subList(1, arguments.length)) {
            Trial trial = Trial.of(Corpus.read(Path.of(corpus)), Recognition.THREADS);
            trial.results().forEach(result -> told.add(new Told(result.answer(), result.right(), 1)));
            trial.withoutTrack().forEach(result -> told.add(new Told(result.answer(), false, WITHOUT_TRACK)));
        }
        told.removeIf(one -> one.answer().likeliest().isEmpty());
        double[][] rows = told.stream().map(Calibrate::row).toArray(double[][]::new);
        boolean[] right = new boolean[told.size()];
        double[] counts = new double[told.size()];
        double[] offsets = new double[told.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = told.get(i).right();
            counts[i] = told.get(i).weight();
            offsets[i] =
                    -told.get(i).answer().likeliest().orElseThrow().features().chances();
        }
        double[] weights = Logistic.fit(rows, right, counts, offsets, RIDGE);
        Files.writeString(Path.of(arguments[0]), text(weights, told.size()));
        System.err.println(told.size() + " answers: " + Arrays.toString(weights));
    }

    /** One first, for the constant. */
    private static double[] row(Told told) {
        double[] values = told.answer().likeliest().orElseThrow().features().values();
        double[] row = new double[Features.COUNT + 1];
        row[0] = 1;
        System.arraycopy(values, 0, row, 1, values.length);
        return row;
    }

    private static String text(double[] weights, int answers) {
        var text = new StringBuilder("# The constant and the weights of Features.values(), fitted by Calibrate to "
                + answers + " answers of known truth.\n");
        for (double weight : weights) {
            text.append(String.format(Locale.ROOT, "%.6f%n", weight));
        }
        return text.toString();
    }
}
