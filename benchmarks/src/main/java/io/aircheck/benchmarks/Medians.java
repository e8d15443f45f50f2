package io.aircheck.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of one recorder, or ratios of two, over the windows of a measurement; each has all recorders in one order. */
record Medians(List<List<RecordingFigures>> windows) {

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    double of(String recorder, ToDoubleFunction<RecordingFigures> figure) {
        return median(windows.stream()
                .map(window -> figure.applyAsDouble(named(window, recorder)))
                .toList());
    }

    /** One recorder's figure divided by another's, window by window, since only within one they share the noise. */
    double ratio(String recorder, String other, ToDoubleFunction<RecordingFigures> figure) {
        return median(windows.stream()
                .map(window ->
                        figure.applyAsDouble(named(window, recorder)) / figure.applyAsDouble(named(window, other)))
                .toList());
    }

    List<String> recorders() {
        return windows.getFirst().stream().map(RecordingFigures::recorder).toList();
    }

    private static RecordingFigures named(List<RecordingFigures> window, String recorder) {
        return window.stream()
                .filter(figures -> figures.recorder().equals(recorder))
                .findFirst()
                .orElseThrow();
    }
}
