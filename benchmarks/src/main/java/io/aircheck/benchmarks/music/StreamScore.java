package io.aircheck.benchmarks.music;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How a track list compares with the truth, counted as the corpus's {@code score_stream.py} does.
 *
 * @param found of the {@code plays} that last 8 s or more
 * @param right of the {@code detections}
 * @param covered the part of the time in which music of the catalogue is played
 * @param falseSeconds of a song that is not played then
 */
record StreamScore(
        int plays,
        int found,
        int detections,
        int right,
        double startErrorSeconds,
        double endErrorSeconds,
        double covered,
        double falseSeconds) {

    private static final double LEAST_SECONDS = 8;

    /** @param track null where it is none of the catalogue */
    record Span(double start, double end, @Nullable String track) {

        private double overlap(Span other) {
            return track != null && track.equals(other.track)
                    ? Math.max(0, Math.min(end, other.end) - Math.max(start, other.start))
                    : 0;
        }

        private double seconds() {
            return end - start;
        }
    }

    static StreamScore of(List<Span> truth, List<Span> detected) {
        List<Span> plays = truth.stream().filter(span -> span.track != null).toList();
        List<Span> counted =
                plays.stream().filter(span -> span.seconds() >= LEAST_SECONDS).toList();
        List<Double> startErrors = new ArrayList<>();
        List<Double> endErrors = new ArrayList<>();
        for (Span play : counted) {
            List<Span> hits =
                    detected.stream().filter(span -> span.overlap(play) > 0).toList();
            if (!hits.isEmpty()) {
                startErrors.add(Math.abs(least(hits, Span::start) - play.start));
                endErrors.add(Math.abs(-least(hits, span -> -span.end) - play.end));
            }
        }
        double covered = plays.stream()
                .flatMapToDouble(play -> detected.stream().mapToDouble(span -> span.overlap(play)))
                .sum();
        return new StreamScore(
                counted.size(),
                startErrors.size(),
                detected.size(),
                (int) detected.stream()
                        .filter(span -> plays.stream().anyMatch(play -> span.overlap(play) > 0))
                        .count(),
                median(startErrors),
                median(endErrors),
                covered / plays.stream().mapToDouble(Span::seconds).sum(),
                detected.stream().mapToDouble(Span::seconds).sum() - covered);
    }

    String row(String name, double timesRealTime) {
        return String.format(
                Locale.ROOT,
                "| %s | %d/%d (%.3f) | %d/%d (%.3f) | %.2f s | %.2f s | %.1f %% | %.1f s | %.0f × |",
                name,
                found,
                plays,
                (double) found / Math.max(1, plays),
                right,
                detections,
                (double) right / Math.max(1, detections),
                startErrorSeconds,
                endErrorSeconds,
                100 * covered,
                falseSeconds,
                timesRealTime);
    }

    private static double least(List<Span> spans, ToDoubleFunction<Span> value) {
        return spans.stream().mapToDouble(value).min().orElse(Double.NaN);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
