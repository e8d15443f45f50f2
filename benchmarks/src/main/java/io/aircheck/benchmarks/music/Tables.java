package io.aircheck.benchmarks.music;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A trial as a page of tables. */
record Tables(Trial trial) {

    private static final List<Integer> SECONDS = List.of(3, 6, 10);
    private static final int BINS = 10;

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "# How well music is recognised",
                "",
                "Taken by `benchmarks/recognition` on made-up music: " + trial.tracks() + " tracks ("
                        + number(trial.musicSeconds() / 3600, 1) + " hours), "
                        + trial.results().size()
                        + " snippets. Real music will give other figures; what hurts more and what less should stay.",
                "",
                "## Found, in per cent of snippets of 3 / 6 / 10 s, at the acceptance that is the default",
                "",
                "| condition | 3 s | 6 s | 10 s | wrong track |",
                "|---|---|---|---|---|"));
        for (String condition : conditions(false)) {
            lines.add(row(condition, of(condition)));
        }
        lines.add(row("**mean without nightcore**", inCatalogue()));
        lines.addAll(List.of(
                "",
                "Nightcore is searched for in deep mode.",
                "",
                "## Accepted although it is not in the catalogue, in per cent",
                "",
                "| condition | accepted | with confidence of 0.9 or more | snippets |",
                "|---|---|---|---|"));
        for (String condition : conditions(true)) {
            lines.add(foreign(condition, of(condition)));
        }
        lines.add(foreign(
                "**without covers and shared loops**",
                trial.results().stream().filter(r -> r.query().plain()).toList()));
        lines.addAll(List.of(
                "",
                "## How far confidence can be trusted",
                "",
                "| confidence | answers | mean | right |",
                "|---|---|---|---|"));
        calibration(lines);
        cost(lines);
        return String.join("\n", lines) + "\n";
    }

    private List<String> conditions(boolean foreign) {
        return trial.results().stream()
                .filter(r -> r.query().foreign() == foreign)
                .map(r -> r.query().condition())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Result> of(String condition) {
        return trial.results().stream()
                .filter(r -> r.query().condition().equals(condition))
                .toList();
    }

    private List<Result> inCatalogue() {
        return trial.results().stream()
                .filter(r -> !r.query().foreign() && !r.query().nightcore())
                .toList();
    }

    private static String row(String name, List<Result> results) {
        return "| " + name + " | "
                + SECONDS.stream()
                        .map(seconds -> percent(
                                results.stream()
                                        .filter(r -> r.query().seconds() == seconds)
                                        .toList(),
                                r -> r.right() && r.given() != null))
                        .collect(Collectors.joining(" | "))
                + " | " + percent(results, r -> !r.right() && r.given() != null) + " |";
    }

    private static String foreign(String name, List<Result> results) {
        return "| " + name + " | " + percent(results, r -> r.given() != null) + " | "
                + percent(results, r -> r.given() != null && r.confidence() >= 0.9) + " | " + results.size() + " |";
    }

    /** In ten classes of confidence: how often is an answer right that claims to be so in so many cases? */
    private void calibration(List<String> lines) {
        List<Result> told = trial.results().stream()
                .filter(r -> r.answer().likeliest().isPresent())
                .toList();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int number = bin;
            List<Result> inBin = told.stream()
                    .filter(r -> Math.min(BINS - 1, (int) (r.confidence() * BINS)) == number)
                    .toList();
            if (inBin.isEmpty()) {
                continue;
            }
            double claimed =
                    inBin.stream().mapToDouble(Result::confidence).average().orElse(0);
            double right = (double) inBin.stream().filter(Result::right).count() / inBin.size();
            error += Math.abs(claimed - right) * inBin.size() / told.size();
            lines.add("| " + number(bin / 10.0, 1) + "–" + number((bin + 1) / 10.0, 1) + " | " + inBin.size() + " | "
                    + number(claimed, 3) + " | " + number(right, 3) + " |");
        }
        lines.addAll(List.of("", "Expected calibration error: " + number(error, 4) + "."));
    }

    private void cost(List<String> lines) {
        lines.addAll(List.of(
                "",
                "## Cost",
                "",
                "Processor time of one thread. Fingerprints are made at " + number(trial.indexingSpeed(), 0)
                        + " × real time (" + number(trial.pairsPerSecond(), 0) + " hashes a second of music).",
                "",
                "| snippet | listening, median ms | searching, median ms | both, median ms | mean ms |",
                "|---|---|---|---|---|"));
        for (int seconds : SECONDS) {
            List<Result> results = trial.results().stream()
                    .filter(r -> r.query().seconds() == seconds && !r.query().nightcore())
                    .toList();
            if (!results.isEmpty()) {
                lines.add("| " + seconds + " s | "
                        + number(
                                median(results.stream()
                                        .mapToDouble(Result::listeningMillis)
                                        .toArray()),
                                1) + " | "
                        + number(
                                median(results.stream()
                                        .mapToDouble(Result::searchingMillis)
                                        .toArray()),
                                1) + " | "
                        + number(
                                median(results.stream()
                                        .mapToDouble(Result::millis)
                                        .toArray()),
                                1) + " | "
                        + number(
                                results.stream()
                                        .mapToDouble(Result::millis)
                                        .average()
                                        .orElse(0),
                                1) + " |");
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static String percent(List<Result> results, Predicate<Result> which) {
        return results.isEmpty()
                ? "–"
                : number(100.0 * results.stream().filter(which).count() / results.size(), 1);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
