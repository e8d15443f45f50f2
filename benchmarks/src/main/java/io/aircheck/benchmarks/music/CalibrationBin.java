package io.aircheck.benchmarks.music;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Answers of about the same confidence: how often is one right that claims to be so in so many cases?
 *
 * @param number of ten classes, from 0
 * @param claimed the mean of their confidence
 * @param right the part of them that is right
 */
record CalibrationBin(int number, int answers, double claimed, double right) {

    static final int COUNT = 10;

    /** The classes that something fell into. */
    static List<CalibrationBin> of(List<Result> results) {
        List<Result> told = results.stream()
                .filter(result -> result.answer().likeliest().isPresent())
                .toList();
        return IntStream.range(0, COUNT)
                .mapToObj(number -> of(
                        number,
                        told.stream()
                                .filter(result -> Math.min(COUNT - 1, (int) (result.confidence() * COUNT)) == number)
                                .toList()))
                .filter(bin -> bin.answers > 0)
                .toList();
    }

    private static CalibrationBin of(int number, List<Result> results) {
        return new CalibrationBin(
                number,
                results.size(),
                results.stream().mapToDouble(Result::confidence).average().orElse(0),
                results.stream()
                        .mapToInt(result -> result.right() ? 1 : 0)
                        .average()
                        .orElse(0));
    }

    /** The mean distance between what is claimed and what is so. */
    static double error(List<CalibrationBin> bins) {
        double answers = bins.stream().mapToInt(CalibrationBin::answers).sum();
        return bins.stream()
                .mapToDouble(bin -> Math.abs(bin.claimed - bin.right) * bin.answers / answers)
                .sum();
    }
}
