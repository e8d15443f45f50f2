package io.aircheck.benchmarks;

import io.aircheck.benchmarks.FaultTable.Case;
import io.aircheck.benchmarks.FaultTable.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The sections of {@code docs/performance.md}, each of the figures of one measurement. */
final class Report {

    private static final double MIB = 1 << 20;

    private Report() {}

    static String head() {
        String missing = Peer.missing().isEmpty()
                ? ""
                : "\nNot installed, and so left out: " + String.join(", ", Peer.missing()) + ".\n";
        return """
            # Performance

            Written by `benchmarks/run`, on a machine with %d cores; all on loopback. Absolute figures differ from machine to machine,
            and on one that does other work from minute to minute; the ratios, taken side by side in the same run, are what counts.
            %s\
            """.formatted(Runtime.getRuntime().availableProcessors(), missing);
    }

    /** The last line of a section. */
    static String taken(LocalDate day) {
        return "\nTaken on %s.\n".formatted(day);
    }

    static String start(ServiceFigures service) {
        return """

            ## Start and rest

            | what | figure | aim |
            |---|---|---|
            | `aircheck --version`, wall, median of 5 | %s s | ≤ 0.5 s |
            | `aircheck serve` ready, wall, median of 5 | %s s | ≤ 4 s |
            | the same, CPU | %s s | |
            | idle memory (PSS, 20 s after the start, no room) | %s MiB | ≤ 200 MiB |
            """.formatted(
                        number(service.versionSeconds(), 2),
                        number(service.readySeconds(), 2),
                        number(service.readyCpuSeconds(), 2),
                        number(service.idlePssBytes() / MIB, 0));
    }

    static String sideBySide(Map<Mode, Medians> modes, int streams, Duration warmUp, Duration window) {
        StringBuilder text = new StringBuilder("""

            ## %d recordings at once

            3 Mbit/s each. All recorders record at the same time, each from channels of its own; Aircheck twice, as the service that
            watches rooms and as the command with all addresses, each one process for all streams, the others one a stream. Windows
            of %d s, one after the other, from %d s after all had begun on: by then the JVM has compiled most of what runs hot, which has
            cost it about as much as some minutes of recording. CPU time is that of the processes, the kernel's for them told apart.
            The others write to the page cache, and to bring that to the disk is the kernel's own work, which nobody is charged for;
            Aircheck sees to it itself, and on ext4 and XFS goes past that cache. Medians. The last two
            columns are what `aircheck record` used, divided by the recorder of the line in the same window: below 1 it uses less.
            """.formatted(streams, window.toSeconds(), warmUp.toSeconds()));
        modes.forEach((mode, medians) -> text.append(mode(mode, medians)));
        return text.toString();
    }

    private static String mode(Mode mode, Medians medians) {
        StringBuilder text = new StringBuilder("""

            ### %s

            %s. %d window(s).

            | recorder | CPU s per GB | own + kernel's | PSS MiB a stream | threads | MB a window | Aircheck's CPU | Aircheck's memory |
            |---|---|---|---|---|---|---|---|
            """.formatted(
                        mode.title(),
                        mode.description().substring(0, 1).toUpperCase(Locale.ROOT)
                                + mode.description().substring(1),
                        medians.windows().size()));
        for (String recorder : medians.recorders()) {
            text.append("| %s | %s | %s + %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            recorder,
                            number(medians.of(recorder, RecordingFigures::cpuSecondsPerGb), 2),
                            number(medians.of(recorder, RecordingFigures::userSecondsPerGb), 2),
                            number(medians.of(recorder, RecordingFigures::systemSecondsPerGb), 2),
                            number(medians.of(recorder, RecordingFigures::pssBytesPerStream) / MIB, 2),
                            number(medians.of(recorder, RecordingFigures::threads), 0),
                            number(medians.of(recorder, RecordingFigures::megabytes), 0),
                            number(medians.ratio(Contender.RECORD, recorder, RecordingFigures::cpuSecondsPerGb), 2),
                            number(medians.ratio(Contender.RECORD, recorder, RecordingFigures::pssBytesPerStream), 2)));
        }
        return text.toString();
    }

    /** @param plot the drawing's name beside the document */
    static String scale(Map<Integer, Medians> sizes, Duration warmUp, String plot) {
        StringBuilder text = new StringBuilder("""

            ## From one stream to many

            HLS, 3 Mbit/s each and from 500 streams on 1 Mbit/s, %d s after the start; all recorders of a line at the same time. Where one
            is missing, a process a stream would have filled the machine.

            ![CPU and memory over the number of streams](%s)

            | streams | recorder | CPU s per GB | PSS MiB a stream | threads |
            |---|---|---|---|---|
            """.formatted(warmUp.toSeconds(), plot));
        sizes.forEach((streams, medians) -> {
            for (String recorder : medians.recorders()) {
                text.append("| %d | %s | %s | %s | %s |%n"
                        .formatted(
                                streams,
                                recorder,
                                number(medians.of(recorder, RecordingFigures::cpuSecondsPerGb), 2),
                                number(medians.of(recorder, RecordingFigures::pssBytesPerStream) / MIB, 2),
                                number(medians.of(recorder, RecordingFigures::threads), 0)));
            }
        });
        return text.toString();
    }

    static String plot(Map<Integer, Medians> sizes) {
        return ScalePlot.of(List.of(
                panel("CPU seconds per GB", sizes, RecordingFigures::cpuSecondsPerGb),
                panel("memory, MiB (PSS) a stream", sizes, figures -> figures.pssBytesPerStream() / MIB)));
    }

    private static ScalePlot.Panel panel(
            String title, Map<Integer, Medians> sizes, ToDoubleFunction<RecordingFigures> figure) {
        Map<String, Map<Integer, Double>> lines = new TreeMap<>();
        sizes.forEach((streams, medians) -> medians.recorders()
                .forEach(recorder -> lines.computeIfAbsent(recorder, _ -> new TreeMap<>())
                        .put(streams, medians.of(recorder, figure))));
        return new ScalePlot.Panel(title, lines);
    }

    static String load(LoadTrial trial) {
        return """

            ## %d recordings in one process

            1 Mbit/s each, for %d s from the start of the command, with everything that the JVM compiles in that time. Afterwards every
            file was held against what had been on air, segment by segment.

            | what | figure | aim |
            |---|---|---|
            | segments recorded | %d, %s GB | |
            | segments lost | %d | 0 |
            | segments on air before a recording's first, since its playlist was asked for | %d | 0 |
            | CPU | %s cores | ≤ 0.8 |
            | most memory (PSS) | %s MiB | ≤ 1024 MiB |
            | the origin's own CPU, in a process beside it | %s cores | |
            """.formatted(
                        trial.streams(),
                        trial.length().toSeconds(),
                        trial.units(),
                        number(trial.gigabytes(), 1),
                        trial.lost(),
                        trial.before(),
                        number(trial.cores(), 2),
                        number(trial.peakBytes() / MIB, 0),
                        number(trial.originCores(), 2));
    }

    static String soak(SoakTrial trial) {
        return """

            ## A long time with faults

            %d streams in one process, three of four HLS (of these one encrypted), one HTTP-FLV; on each of them something goes wrong in
            every minute, from a refused segment to a connection that falls silent. A part ends every two minutes, is held against
            what was on air, and removed.

            ```
            %s```
            """.formatted(trial.streams(), trial.output());
    }

    static String faults(Map<Case, Map<String, Outcome>> table) {
        List<String> recorders = List.copyOf(table.values().iterator().next().keySet());
        StringBuilder text =
                new StringBuilder("""

                    ## What is lost when something goes wrong

                    HLS in real time, 16 segments of 2 s, one fault a channel, each recorder with its usual settings. Lost is what the pictures
                    in its files lack of those that were on air; too much are advertisements, or the same twice. Who does not end by himself
                    was ended 40 s after the stream.

                    | what goes wrong | %s |
                    |---|%s
                    """.formatted(String.join(" | ", recorders), "---|".repeat(recorders.size())));
        table.forEach((fault, outcomes) -> text.append("| ")
                .append(fault.title())
                .append(" | ")
                .append(String.join(
                        " | ",
                        recorders.stream()
                                .map(recorder -> FaultTable.cell(Objects.requireNonNull(outcomes.get(recorder))))
                                .toList()))
                .append(" |\n"));
        return text.toString();
    }

    static String foot() {
        return """

            ## Do it yourself

                benchmarks/run                                  all of it; writes this file
                benchmarks/run --parts faults                   one part; the others stay as they are
                benchmarks/run --parts sides --streams 50 --windows 5 --warm-up 600 --modes HLS,TLS
                benchmarks/run --parts load --load 500
                benchmarks/run --parts soak --soak 20 --soak-minutes 4
                benchmarks/pieces                               what each byte and unit goes through, by itself (JMH)
                benchmarks/pages                                the page of a thousand rooms in a real Chromium
            """;
    }

    private static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "–";
    }
}
