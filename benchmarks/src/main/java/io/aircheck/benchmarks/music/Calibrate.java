package io.aircheck.benchmarks.music;

import io.aircheck.music.search.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Fits the confidence of answers to what they turned out to be, and writes its coefficients.
 *
 * <p>Usage: {@code Calibrate RESOURCE CORPUS…}
 */
public final class Calibrate {

    /** Keeps the curve from being steeper than some thousand answers can tell. */
    private static final double RIDGE = 0.1;

    private Calibrate() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        for (String corpus : Arrays.asList(arguments).subList(1, arguments.length)) {
            results.addAll(
                    Trial.of(Corpus.read(Path.of(corpus)), Recognition.THREADS).results());
        }
        List<Result> told = results.stream()
                .filter(result -> result.answer().likeliest().isPresent())
                .toList();
        double[][] rows = told.stream().map(Calibrate::row).toArray(double[][]::new);
        boolean[] right = new boolean[told.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = told.get(i).right();
        }
        double[] weights = Logistic.fit(rows, right, RIDGE);
        Files.writeString(Path.of(arguments[0]), text(weights, told.size()));
        System.err.println(told.size() + " answers: " + Arrays.toString(weights));
    }

    /** One first, for the constant. */
    private static double[] row(Result result) {
        double[] values = result.answer().likeliest().orElseThrow().features().values();
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
