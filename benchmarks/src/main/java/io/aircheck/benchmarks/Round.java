package io.aircheck.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** One measurement of both, side by side. */
record Round(RecordingFigures aircheck, RecordingFigures ffmpeg) {

    /** The median of a figure over rounds. */
    static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return ServiceFigures.median(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /** Aircheck's figure divided by ffmpeg's, round by round. */
    double ratio(ToDoubleFunction<RecordingFigures> figure) {
        return figure.applyAsDouble(aircheck) / figure.applyAsDouble(ffmpeg);
    }
}
