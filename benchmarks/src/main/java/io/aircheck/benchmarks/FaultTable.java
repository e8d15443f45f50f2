package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What recorders lose when something goes wrong. Each of them records each fault from a channel of its own; then the pictures
 * in its files are counted and held against those that were on air. A recorder that does not end by itself is ended.
 */
final class FaultTable {

    /** A fault of testkit's origin, and how many seconds of programme were on air despite it. */
    record Case(String title, String fault, int seconds) {}

    /**
     * What a recorder made of a case.
     *
     * @param lostSeconds of picture; less than 0 where it recorded what is no programme
     * @param ended by itself
     */
    record Outcome(double lostSeconds, boolean ended) {}

    private static final int SEGMENTS = 16;
    private static final int SEGMENT_SECONDS = 2;
    private static final int ALL = SEGMENTS * SEGMENT_SECONDS;
    private static final int PATIENCE_SECONDS = ALL + 40;

    /** More at once would starve the slower of them on a small machine. */
    private static final int AT_ONCE = 4;

    static final List<Case> CASES = List.of(
            new Case("nothing", "", ALL),
            new Case("a segment is answered 404 twice", "404:8*2", ALL),
            new Case("a segment is answered 503 twice", "503:8*2", ALL),
            new Case("a segment's body stalls once", "stall:8*1", ALL),
            new Case("the connection is reset within a segment", "reset:8*1", ALL),
            new Case("a segment's body ends early", "short:8*1", ALL),
            new Case("a web page in a segment's place, once", "html:8*1", ALL),
            new Case("the playlist is answered 503 three times", "pl503:8*3", ALL),
            new Case("the playlist is answered 404 twice", "pl404:8*2", ALL),
            new Case("the playlist's body stalls once", "plstall:8*1", ALL),
            new Case("the playlist is frozen for 10 s", "repeat:8*5", ALL),
            new Case("the media sequence jumps by 50", "jump:8", ALL),
            new Case("the media sequence begins at 0 again", "back:8", ALL),
            new Case("DISCONTINUITY, other resolution", "disc:8", ALL),
            new Case("the same without the tag", "nodisc:8", ALL),
            new Case("DISCONTINUITY, timestamps begin anew", "discts:8", ALL),
            new Case("three segments of a stitched advertisement", "ad:8*3", ALL - 3 * SEGMENT_SECONDS));

    private final Path launcher;
    private final Path folder;

    FaultTable(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** By case, then by recorder. */
    Map<Case, Map<String, Outcome>> run() throws IOException, InterruptedException {
        Map<Case, Map<String, Outcome>> table = new LinkedHashMap<>();
        try (OriginProcess origin = OriginProcess.start()) {
            for (int from = 0; from < CASES.size(); from += AT_ONCE) {
                List<Case> some = CASES.subList(from, Math.min(CASES.size(), from + AT_ONCE));
                System.err.println(
                        "faults " + (from + 1) + " to " + (from + some.size()) + " of " + CASES.size() + " …");
                List<Attempt> attempts = new ArrayList<>();
                for (Case one : some) {
                    attempts.addAll(start(origin, one));
                }
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                for (Attempt attempt : attempts) {
                    table.computeIfAbsent(attempt.fault, _ -> new LinkedHashMap<>())
                            .put(attempt.recorder, attempt.outcome(deadline));
                    Folders.delete(attempt.files);
                }
            }
        }
        return table;
    }

    private List<Attempt> start(OriginProcess origin, Case fault) throws IOException {
        List<Attempt> attempts = new ArrayList<>();
        Path files = folderFor(fault, "aircheck");
        Process aircheck = new ProcessBuilder(
                        launcher.toString(), "record", address(origin, fault, "aircheck"), "-o", files + "/x.ts")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        attempts.add(new Attempt(fault, "Aircheck", aircheck, files));
        for (Peer peer : Peer.of(Mode.HLS)) {
            Path folder = folderFor(fault, peer.name());
            Process process = peer.start(address(origin, fault, peer.name()), folder.resolve("x.ts"));
            attempts.add(new Attempt(fault, peer.title(), process, folder));
        }
        return attempts;
    }

    private Path folderFor(Case fault, String recorder) throws IOException {
        return Files.createDirectories(folder.resolve("fault-" + CASES.indexOf(fault) + "-" + recorder));
    }

    private static String address(OriginProcess origin, Case fault, String recorder) {
        return "%s/hls/fault-%d-%s/index.m3u8?p=360p&end=%d&f=%s"
                .formatted(origin.base(), CASES.indexOf(fault), recorder, SEGMENTS, fault.fault);
    }

    /** One recorder at one case. */
    private record Attempt(Case fault, String recorder, Process process, Path files) {

        Outcome outcome(long deadline) throws IOException, InterruptedException {
            boolean ended = process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (!ended) {
                process.destroy();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
            double seconds = 0;
            for (Path file : Folders.all(files)) {
                if (file.toString().endsWith(".ts")) {
                    seconds += secondsOfPictures(file);
                }
            }
            return new Outcome(fault.seconds - seconds, ended);
        }
    }

    /** Counted, since what a broken file says of its length is not to be trusted. */
    private static double secondsOfPictures(Path file) throws IOException, InterruptedException {
        Process probe = new ProcessBuilder(
                        "ffprobe",
                        "-v",
                        "quiet",
                        "-select_streams",
                        "v:0",
                        "-count_packets",
                        "-show_entries",
                        "stream=r_frame_rate,nb_read_packets",
                        "-of",
                        "default=nokey=1:noprint_wrappers=1",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        probe.waitFor();
        if (lines.size() < 2) {
            return 0;
        }
        String[] rate = lines.get(0).split("/");
        return Double.parseDouble(lines.get(1)) * Double.parseDouble(rate[1]) / Double.parseDouble(rate[0]);
    }

    /** A cell of the table. */
    static String cell(Outcome outcome) {
        double lost = outcome.lostSeconds();
        String what = Math.abs(lost) < 0.05
                ? "–"
                : String.format(Locale.ROOT, lost > 0 ? "%.1f s lost" : "%.1f s too much", Math.abs(lost));
        return outcome.ended() ? what : what + ", does not end";
    }
}
