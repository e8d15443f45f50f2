package io.aircheck.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * @param lost segments that were on air between a recording's first and last and are not in its file
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
        double gigabytes) {

    private static final long BYTES_PER_SECOND = 125_000;
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
            }
            long[] counted = compare(origin, aircheck.folder(), streams);
            return new LoadTrial(
                    streams,
                    length,
                    used.cpuSeconds() / length.toSeconds(),
                    peak,
                    byOrigin / length.toSeconds(),
                    counted[0],
                    counted[1],
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

    /** Units recorded and lost. */
    private static long[] compare(OriginProcess origin, Path folder, int streams) throws IOException {
        Map<String, Path> files = filesByChannel(folder);
        long units = 0;
        long lost = 0;
        for (int i = 0; i < streams; i++) {
            JsonNode published = JSON.readTree(
                    URI.create(origin.base() + "/report/load-" + i).toURL().openStream());
            Path file = files.get("load-" + i);
            long[] counted = file == null
                    ? new long[] {0, published.path("segments").size()}
                    : compare(published.path("segments"), file);
            units += counted[0];
            lost += counted[1];
        }
        return new long[] {units, lost};
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

    private static long[] compare(JsonNode segments, Path file) throws IOException {
        long units = 0;
        long lost = 0;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long at = 0;
            for (JsonNode segment : segments) {
                byte[] read = new byte[segment.path("bytes").asInt()];
                in.seek(at);
                int length = in.read(read);
                if (length < 0) {
                    break; // the recording ended before this one
                }
                if (length == read.length
                        && hash(read).equals(segment.path("sha256").asString())) {
                    units++;
                    at += length;
                } else {
                    lost++;
                }
            }
        }
        return new long[] {units, lost};
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
