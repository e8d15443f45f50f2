package io.aircheck.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of one recorder, or ratios of two, over the rounds of a measurement; every round has all recorders in one order. */
record Medians(List<List<RecordingFigures>> rounds) {

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    double of(String recorder, ToDoubleFunction<RecordingFigures> figure) {
        return median(rounds.stream()
                .map(round -> figure.applyAsDouble(named(round, recorder)))
                .toList());
    }

    /** One recorder's figure divided by another's, round by round, since only within a round they share the noise. */
    double ratio(String recorder, String other, ToDoubleFunction<RecordingFigures> figure) {
        return median(rounds.stream()
                .map(round -> figure.applyAsDouble(named(round, recorder)) / figure.applyAsDouble(named(round, other)))
                .toList());
    }

    List<String> recorders() {
        return rounds.getFirst().stream().map(RecordingFigures::recorder).toList();
    }

    private static RecordingFigures named(List<RecordingFigures> round, String recorder) {
        return round.stream()
                .filter(figures -> figures.recorder().equals(recorder))
                .findFirst()
                .orElseThrow();
    }
}
