package io.aircheck.benchmarks;

import static io.aircheck.benchmarks.Figures.number;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The text of {@code docs/performance.md}. */
final class Report {

    private static final double MIB = 1 << 20;

    private Report() {}

    /** @param rounds of recordings, each with one entry a recorder in the same order: Aircheck first */
    static String of(ServiceFigures service, List<List<RecordingFigures>> rounds, LocalDate day) {
        RecordingFigures any = rounds.getFirst().getFirst();
        StringBuilder text = new StringBuilder();
        text.append("""
                # Performance

                Written by `benchmarks/run` on %s, on a shared virtual machine with %d cores; all on loopback. Absolute figures differ from
                machine to machine; the ratios, taken side by side in the same run, are what counts.

                ## Start and rest

                | what | figure | aim |
                |---|---|---|
                | `aircheck --version`, wall, median of 5 | %s s | ≤ 0.5 s |
                | `aircheck serve` ready, wall, median of 5 | %s s | ≤ 4 s |
                | the same, CPU | %s s | |
                | idle memory (PSS, 20 s after the start, no room) | %s MiB | ≤ 200 MiB |

                ## %d HLS recordings at once

                MPEG-TS, 3 Mbit/s, 2 s segments, plain HTTP; Aircheck is one service that watches %d rooms, the other is one process a
                stream. Both record at the same time, from channels of their own. Medians of %d round(s), each 60 s after 4 minutes, when the
                JVM has compiled what runs hot; before, it costs up to twice as much.

                | recorder | CPU s per GB | PSS MiB a stream | platform threads | MB written a round |
                |---|---|---|---|---|
                """.formatted(
                        day,
                        Runtime.getRuntime().availableProcessors(),
                        number(service.versionSeconds(), 2),
                        number(service.readySeconds(), 2),
                        number(service.readyCpuSeconds(), 2),
                        number(service.idlePssBytes() / MIB, 0),
                        any.streams(),
                        any.streams(),
                        rounds.size()));
        for (int i = 0; i < rounds.getFirst().size(); i++) {
            text.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            rounds.getFirst().get(i).recorder(),
                            number(median(rounds, i, RecordingFigures::cpuSecondsPerGb), 2),
                            number(median(rounds, i, RecordingFigures::pssBytesPerStream) / MIB, 2),
                            number(median(rounds, i, RecordingFigures::threads), 0),
                            number(median(rounds, i, RecordingFigures::megabytes), 0)));
        }
        text.append("""

                Aircheck divided by ffmpeg: CPU %s, memory %s.

                ## Do it yourself

                    benchmarks/run              # writes this file; some minutes
                    benchmarks/run 200 1        # 200 streams, one round
                """.formatted(
                        number(ratio(rounds, RecordingFigures::cpuSecondsPerGb), 2),
                        number(ratio(rounds, RecordingFigures::pssBytesPerStream), 2)));
        return text.toString();
    }

    private static double ratio(List<List<RecordingFigures>> rounds, ToDoubleFunction<RecordingFigures> figure) {
        return median(rounds, 0, figure) / median(rounds, 1, figure);
    }

    private static double median(
            List<List<RecordingFigures>> rounds, int recorder, ToDoubleFunction<RecordingFigures> figure) {
        return ServiceFigures.median(rounds.stream()
                .map(round -> figure.applyAsDouble(round.get(recorder)))
                .toList());
    }
}
