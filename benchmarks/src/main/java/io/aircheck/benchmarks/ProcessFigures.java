package io.aircheck.benchmarks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What processes have used so far, as Linux counts it (proc(5)).
 *
 * @param userSeconds CPU time of the processes themselves
 * @param systemSeconds CPU time of the kernel on their behalf
 * @param pssBytes proportional set size: memory that several share is divided among them
 * @param threads platform threads
 */
record ProcessFigures(double userSeconds, double systemSeconds, long pssBytes, int threads) {

    private static final double TICKS_PER_SECOND = 100;

    /** The sum over processes and all that they started. One look at the system's processes is enough for hundreds. */
    static ProcessFigures of(Collection<ProcessHandle> processes) throws IOException {
        Map<Long, List<Long>> children = ProcessHandle.allProcesses()
                .collect(groupingBy(
                        process -> process.parent().map(ProcessHandle::pid).orElse(0L),
                        mapping(ProcessHandle::pid, toList())));
        ProcessFigures sum = new ProcessFigures(0, 0, 0, 0);
        Deque<Long> open =
                new ArrayDeque<>(processes.stream().map(ProcessHandle::pid).toList());
        while (!open.isEmpty()) {
            long pid = open.remove();
            sum = sum.plus(of(pid));
            open.addAll(children.getOrDefault(pid, List.of()));
        }
        return sum;
    }

    /** Of this process alone, without those that it started. */
    static ProcessFigures ofThis() throws IOException {
        return of(ProcessHandle.current().pid());
    }

    private static ProcessFigures of(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"));
            // The second field is the command in parentheses and may hold spaces.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double user = Long.parseLong(fields[11]) / TICKS_PER_SECOND;
            double system = Long.parseLong(fields[12]) / TICKS_PER_SECOND;
            long pss;
            try (Stream<String> lines = Files.lines(folder.resolve("smaps_rollup"))) {
                pss = lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .findFirst()
                        .orElse(0);
            }
            return new ProcessFigures(user, system, pss, Integer.parseInt(fields[17]));
        } catch (NoSuchFileException e) {
            return new ProcessFigures(0, 0, 0, 0);
        }
    }

    double cpuSeconds() {
        return userSeconds + systemSeconds;
    }

    private ProcessFigures plus(ProcessFigures other) {
        return new ProcessFigures(
                userSeconds + other.userSeconds,
                systemSeconds + other.systemSeconds,
                pssBytes + other.pssBytes,
                threads + other.threads);
    }
}
