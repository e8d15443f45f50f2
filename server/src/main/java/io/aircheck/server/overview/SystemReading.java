package io.aircheck.server.overview;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the machine, or the container, tells of itself at one moment.
 *
 * @param processorLoad of all cores, from 0 to 1; negative while unknown
 * @param traffic what went over its networks since it was switched on; null where it cannot be read
 */
record SystemReading(
        Instant at,
        double processorLoad,
        long memoryUsedBytes,
        long memoryBytes,
        @Nullable Traffic traffic) {

    /** Bytes through all networks but the machine's own. */
    record Traffic(long receivedBytes, long sentBytes) {

        /** @param lines of Linux' {@code /proc/net/dev}: a name and a colon, then received bytes first and sent ones ninth */
        static Traffic of(List<String> lines) {
            long received = 0;
            long sent = 0;
            for (String line : lines) {
                int colon = line.indexOf(':');
                String name = colon < 0 ? "lo" : line.substring(0, colon).strip();
                String[] counters = line.substring(colon + 1).strip().split("\\s+", -1);
                if (!name.equals("lo") && counters.length >= 9) {
                    received += Long.parseLong(counters[0]);
                    sent += Long.parseLong(counters[8]);
                }
            }
            return new Traffic(received, sent);
        }
    }

    private static final Path NETWORKS = Path.of("/proc/net/dev");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    static SystemReading take(Clock clock) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long total = system.getTotalMemorySize();
        long free = Math.max(system.getFreeMemorySize(), Math.min(available(), total));
        return new SystemReading(clock.instant(), system.getCpuLoad(), total - free, total, throughNetworks());
    }

    /** What programs could have, with what the system only caches; 0 where that is not told. */
    private static long available() {
        return read(MEMORY).stream()
                .filter(line -> line.startsWith(AVAILABLE))
                .mapToLong(line -> Long.parseLong(line.substring(AVAILABLE.length())
                                .replace("kB", "")
                                .strip())
                        * 1024)
                .findFirst()
                .orElse(0);
    }

    private static @Nullable Traffic throughNetworks() {
        List<String> lines = read(NETWORKS);
        return lines.isEmpty() ? null : Traffic.of(lines);
    }

    private static List<String> read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
