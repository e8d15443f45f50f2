package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many streams one process can record: N at 1 Mbit/s for some minutes, after which every recording is held against what
 * the origin says was on air, segment by segment.
 *
 * @param streams at once
 * @param cores used by Aircheck, on average, from its first second
 * @param peakBytes the largest proportional set size seen
 * @param originCores used by the origin
 * @param units recorded by all
 * @param lost segments that were on air from a recording's first to its end and are not in its file
 * @param before segments that were on air before a recording's first, though its playlist had been asked for
 * @param gigabytes written
 */
record LoadTrial(
        int streams,
        Duration length,
        double cores,
        long peakBytes,
        double originCores,
        long units,
        long lost,
        long before,
        double gigabytes) {

    private static final long BYTES_PER_SECOND = 125_000;
    /** How long after it went on air a segment may come, where a recording is ended. */
    private static final Duration DELAY = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws IOException also where the disk has no room for it */
    static LoadTrial run(Path launcher, Path folder, int streams, Duration length)
            throws IOException, InterruptedException {
        Path into = Files.createDirectories(folder.resolve("load"));
        demandRoom(into, streams * BYTES_PER_SECOND * (length.toSeconds() + 30));
        try (OriginProcess origin = OriginProcess.start()) {
            List<String> addresses = IntStream.range(0, streams)
                    .mapToObj(i -> Mode.HLS.address(origin.base(), "load-" + i, "1m"))
                    .toList();
            long peak = 0;
            ProcessFigures used;
            double byOrigin;
            long stoppedMillis;
            Contender aircheck = Contender.record(launcher, into, addresses, null);
            try (aircheck) {
                double before = origin.figures().cpuSeconds();
                long end = System.nanoTime() + length.toNanos();
                do {
                    Thread.sleep(LOOK_EVERY);
                    used = aircheck.figures();
                    peak = Math.max(peak, used.pssBytes());
                } while (System.nanoTime() < end);
                byOrigin = origin.figures().cpuSeconds() - before;
                stoppedMillis = System.currentTimeMillis();
            }
            Counted counted = compare(origin.base(), aircheck.folder(), streams, stoppedMillis);
            return new LoadTrial(
                    streams,
                    length,
                    used.cpuSeconds() / length.toSeconds(),
                    peak,
                    byOrigin / length.toSeconds(),
                    counted.units(),
                    counted.lost(),
                    counted.before(),
                    aircheck.bytesWritten() / 1e9);
        } finally {
            Folders.delete(into);
        }
    }

    private static void demandRoom(Path folder, long bytes) throws IOException {
        FileStore store = Files.getFileStore(folder);
        if (store.getUsableSpace() < bytes) {
            throw new IOException("%s has %d GB left, and the load trial needs %d GB"
                    .formatted(folder, store.getUsableSpace() / 1_000_000_000, bytes / 1_000_000_000));
        }
    }

    /** What a recording has of its channel, or all together. */
    private record Counted(long units, long lost, long before) {

        Counted plus(Counted other) {
            return new Counted(units + other.units, lost + other.lost, before + other.before);
        }
    }

    private static Counted compare(String origin, Path folder, int streams, long stoppedMillis) throws IOException {
        Map<String, Path> files = filesByChannel(folder);
        Counted all = new Counted(0, 0, 0);
        try (PublishedSegments published = new PublishedSegments(origin + "/")) {
            for (int i = 0; i < streams; i++) {
                String channel = "load-" + i;
                Path file = files.get(channel);
                Counted one = compare(published, channel, file, stoppedMillis);
                if (one.lost > 0) {
                    System.err.printf(
                            "%s lost %d segments after its first; %s%n",
                            channel, one.lost, file == null ? "it has no file" : file);
                    tellWhy(folder, channel);
                }
                all = all.plus(one);
            }
        }
        return all;
    }

    private static void tellWhy(Path folder, String channel) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolveSibling("record.log"))) {
            lines.filter(line -> line.contains("/" + channel + "/")).forEach(System.err::println);
        }
    }

    /** From what is torn on all counts as lost, and one where nothing more was due. */
    private static Counted compare(PublishedSegments published, String channel, @Nullable Path file, long stoppedMillis)
            throws IOException {
        List<PublishedSegments.Segment> due = published.of(channel, 0).stream()
                .filter(segment -> segment.publishedMillis() < stoppedMillis - DELAY.toMillis())
                .toList();
        if (file == null) {
            return new Counted(0, due.size(), 0);
        }
        SegmentCheck check = new SegmentCheck(from -> published.of(channel, from));
        PartCheck.Found found = check.check(file);
        long after =
                due.stream().filter(segment -> segment.index() >= check.next()).count();
        long torn = found.complaint() == null ? 0 : 1;
        long before = Math.max(0, check.next() - found.units() - found.missing());
        return new Counted(found.units(), found.missing() + Math.max(after, torn), before);
    }

    /** The manifest says which channel a file is of; what is in it is not taken from there. */
    private static Map<String, Path> filesByChannel(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path manifest : all.filter(file -> file.toString().endsWith(".manifest.json"))
                    .toList()) {
                JsonNode json = JSON.readTree(Files.readString(manifest));
                String url = json.path("source").path("streamUrl").asString();
                String channel = url.replaceFirst(".*/hls/([^/]+)/.*", "$1");
                files.put(
                        channel,
                        folder.resolve(json.path("parts").path(0).path("file").asString()));
            }
        }
        return files;
    }
}
