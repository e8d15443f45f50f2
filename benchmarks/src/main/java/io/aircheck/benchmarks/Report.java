package io.aircheck.benchmarks;

import static io.aircheck.benchmarks.Figures.number;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The text of {@code docs/performance.md}. */
final class Report {

    private static final double MIB = 1 << 20;

    private Report() {}

    /** @param recordings of every mode, at least one round each */
    static String of(ServiceFigures service, Map<Mode, List<Round>> recordings, Duration warmUp, LocalDate day) {
        StringBuilder text = new StringBuilder();
        RecordingFigures any = recordings.values().iterator().next().getFirst().aircheck();
        text.append("""
                # Performance

                Written on %s by `benchmarks/run`, on a machine with %d cores; all on loopback. Absolute figures differ from machine to
                machine, and on one that does other work from minute to minute; the ratios, taken side by side in the same run, are what
                counts.

                ## Start and rest

                | what | figure | aim |
                |---|---|---|
                | `aircheck --version`, wall, median of 5 | %s s | ≤ 0.5 s |
                | `aircheck serve` ready, wall, median of 5 | %s s | ≤ 4 s |
                | the same, CPU | %s s | |
                | idle memory (PSS, 20 s after the start, no room) | %s MiB | ≤ 200 MiB |

                ## %d recordings at once

                3 Mbit/s each. Aircheck is one service that watches %d rooms, the other is one process a stream. Both record at the same
                time, from channels of their own. Each round lasts 60 s and begins %d s after the start: by then the JVM has compiled most
                of what runs hot, which has cost it about as much as some minutes of recording. CPU time is that of the processes, writing
                to the page cache included. Medians, with the ratio of each round.
                """.formatted(
                        day,
                        Runtime.getRuntime().availableProcessors(),
                        number(service.versionSeconds(), 2),
                        number(service.readySeconds(), 2),
                        number(service.readyCpuSeconds(), 2),
                        number(service.idlePssBytes() / MIB, 0),
                        any.streams(),
                        any.streams(),
                        warmUp.toSeconds()));
        recordings.forEach((mode, rounds) -> text.append(section(mode, rounds)));
        text.append("""

                ## Do it yourself

                    benchmarks/run              # 50 streams, three rounds of HLS and one of all else; writes this file in some 25 minutes
                    benchmarks/run 200 1        # 200 streams, one round
                    benchmarks/run 50 3 600     # with ten minutes to warm up
                """);
        return text.toString();
    }

    private static String section(Mode mode, List<Round> rounds) {
        return """

                ### %s

                %s. %d round(s).

                | recorder | CPU s per GB | PSS MiB a stream | platform threads | MB written a round |
                |---|---|---|---|---|
                %s%s
                Aircheck divided by ffmpeg: CPU %s (%s), memory %s.
                """.formatted(
                        mode.title(),
                        mode.description().substring(0, 1).toUpperCase(Locale.ROOT)
                                + mode.description().substring(1),
                        rounds.size(),
                        row(rounds, Round::aircheck),
                        row(rounds, Round::ffmpeg),
                        number(Round.median(rounds, round -> round.ratio(RecordingFigures::cpuSecondsPerGb)), 2),
                        String.join(
                                ", ",
                                rounds.stream()
                                        .map(round -> number(round.ratio(RecordingFigures::cpuSecondsPerGb), 2))
                                        .toList()),
                        number(Round.median(rounds, round -> round.ratio(RecordingFigures::pssBytesPerStream)), 2));
    }

    private static String row(List<Round> rounds, Function<Round, RecordingFigures> whose) {
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(
                        whose.apply(rounds.getFirst()).recorder(),
                        number(Round.median(rounds, round -> whose.apply(round).cpuSecondsPerGb()), 2),
                        number(Round.median(rounds, round -> whose.apply(round).pssBytesPerStream()) / MIB, 2),
                        number(Round.median(rounds, round -> whose.apply(round).threads()), 0),
                        number(Round.median(rounds, round -> whose.apply(round).megabytes()), 0));
    }
}
