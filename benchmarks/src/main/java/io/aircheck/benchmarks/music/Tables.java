package io.aircheck.benchmarks.music;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A trial as tables. */
record Tables(Trial trial) {

    static final List<Integer> SECONDS = List.of(3, 6, 10);

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "Taken by `benchmarks/recognition` on made-up music: "
                        + trial.indexed().corpus().tracks().size() + " tracks ("
                        + number(trial.indexed().musicSeconds() / 3600, 1) + " hours), "
                        + trial.results().size()
                        + " snippets. Real music will give other figures; what hurts more and what less should stay.",
                "",
                "## Found, in per cent of snippets of 3 / 6 / 10 s, at the acceptance that is the default",
                "",
                "| condition | 3 s | 6 s | 10 s | wrong track |",
                "|---|---|---|---|---|"));
        for (String condition : conditions(trial.results(), false)) {
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
        for (String condition : conditions(trial.results(), true)) {
            lines.add(foreign(condition, of(condition)));
        }
        lines.add(foreign(
                "**without covers and shared loops**",
                trial.results().stream().filter(r -> r.query().plain()).toList()));
        lines.addAll(List.of(
                "",
                "The same snippets of the catalogue, each searched for as if its own track had never been added:",
                "",
                "| in the catalogue | accepted | with confidence of 0.9 or more | snippets |",
                "|---|---|---|---|"));
        lines.add(foreign(
                "a cover, a remix, a new recording, or a track with the same loop",
                trial.withoutTrack().stream()
                        .filter(r -> !r.query().relatives().isEmpty())
                        .toList()));
        lines.add(foreign(
                "nothing of it",
                trial.withoutTrack().stream()
                        .filter(r -> r.query().relatives().isEmpty())
                        .toList()));
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

    /** The conditions that occur, in the order of the alphabet. */
    static List<String> conditions(List<Result> results, boolean foreign) {
        return results.stream()
                .filter(r -> r.query().foreign() == foreign)
                .map(r -> r.query().condition())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many per cent of a condition's snippets of a length were answered, and rightly. */
    static double found(List<Result> results, String condition, int seconds) {
        return 100
                * results.stream()
                        .filter(r -> r.query().condition().equals(condition)
                                && r.query().seconds() == seconds)
                        .mapToInt(r -> r.right() && r.given() != null ? 1 : 0)
                        .average()
                        .orElse(0);
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

    private void calibration(List<String> lines) {
        List<CalibrationBin> bins = CalibrationBin.of(trial.results());
        for (CalibrationBin bin : bins) {
            lines.add("| " + number((double) bin.number() / CalibrationBin.COUNT, 1) + "–"
                    + number((bin.number() + 1.0) / CalibrationBin.COUNT, 1) + " | " + bin.answers() + " | "
                    + number(bin.claimed(), 3) + " | " + number(bin.right(), 3) + " |");
        }
        lines.addAll(List.of("", "Expected calibration error: " + number(CalibrationBin.error(bins), 4) + "."));
    }

    private void cost(List<String> lines) {
        IndexedCorpus indexed = trial.indexed();
        lines.addAll(List.of(
                "",
                "## Cost",
                "",
                "Processor time of one thread. Fingerprints are made at " + number(indexed.indexingSpeed(), 0)
                        + " × real time (" + number(indexed.pairsPerSecond(), 0)
                        + " hashes a second of music) and take " + number(indexed.megabytesPerHour(), 2)
                        + " MB an hour. In the larger catalogue the corpus is followed by three times as many tracks: its own"
                        + " backwards, at 1, 0.8 and 1.2 times their speed.",
                "",
                "| tracks | snippet | found | listening, median ms | searching, median ms | both, median ms | both, mean ms |",
                "|---|---|---|---|---|---|---|"));
        for (int seconds : SECONDS) {
            cost(lines, indexed.index().tracks(), seconds, trial.results());
        }
        cost(lines, indexed.larger().tracks(), Trial.LARGER_SECONDS, trial.larger());
    }

    private static void cost(List<String> lines, int tracks, int seconds, List<Result> all) {
        List<Result> results = all.stream()
                .filter(r -> r.query().seconds() == seconds && !r.query().nightcore())
                .toList();
        if (!results.isEmpty()) {
            lines.add("| " + tracks + " | " + seconds + " s | "
                    + percent(
                            results.stream().filter(r -> !r.query().foreign()).toList(),
                            r -> r.right() && r.given() != null)
                    + " % | " + median(results, Result::listeningMillis) + " | "
                    + median(results, Result::searchingMillis) + " | " + median(results, Result::millis) + " | "
                    + number(
                            results.stream()
                                    .mapToDouble(Result::millis)
                                    .average()
                                    .orElse(0),
                            1) + " |");
        }
    }

    private static String median(List<Result> results, ToDoubleFunction<Result> value) {
        double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
        return number(sorted[sorted.length / 2], 1);
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
