package io.aircheck.music.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * How sure an answer is: a logistic curve over {@link Features}, fitted to answers whose truth is known.
 *
 * @param constant the sum's beginning
 * @param weights one for each of {@link Features#values}
 */
public record Confidence(double constant, double[] weights) {

    private static final String RESOURCE = "confidence.txt";

    public Confidence {
        if (weights.length != Features.COUNT) {
            throw new IllegalArgumentException(
                    "a confidence has " + Features.COUNT + " weights, not " + weights.length);
        }
        weights = weights.clone();
    }

    /** The one that comes with the program. */
    public static Confidence fitted() {
        try (InputStream resource = Objects.requireNonNull(Confidence.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers in lines of their own, the constant first; lines that begin with # are remarks. */
    static Confidence parse(String text) {
        double[] numbers = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Confidence(numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
    }

    /** 0 to 1. */
    public double of(Features features) {
        double[] values = features.values();
        double sum = constant - features.chances();
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
