package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Takes all figures of {@code docs/performance.md} in one run and writes that file: start, idle memory, and N simultaneous
 * HLS recordings beside {@code ffmpeg -c copy}.
 *
 * <p>Usage: {@code Figures LAUNCHER DOCUMENT [STREAMS [ROUNDS]]}
 */
public final class Figures {

    private static final Duration WARM_UP = Duration.ofMinutes(4);
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private Figures() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        Path document = Path.of(arguments[1]);
        int streams = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Path folder = Files.createTempDirectory("aircheck-benchmark");
        try {
            System.err.println("start and idle memory …");
            ServiceFigures service = ServiceFigures.measure(launcher, folder);
            List<List<RecordingFigures>> recordings = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                System.err.println("recording " + streams + " streams, round " + (round + 1) + " of " + rounds + " …");
                recordings.add(record(launcher, folder.resolve("round-" + round), streams));
            }
            String text = Report.of(service, recordings, LocalDate.now(ZoneOffset.UTC));
            Files.writeString(document, text, StandardCharsets.UTF_8);
            System.out.println(text);
        } finally {
            delete(folder);
        }
    }

    private static List<RecordingFigures> record(Path launcher, Path folder, int streams)
            throws IOException, InterruptedException {
        try (OriginProcess origin = OriginProcess.start()) {
            List<String> forAircheck = new ArrayList<>();
            List<String> forFfmpeg = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                forAircheck.add(origin.hls("a" + i));
                forFfmpeg.add(origin.hls("f" + i));
            }
            try (Contender aircheck = Contender.aircheck(launcher, folder.resolve("aircheck"), forAircheck);
                    Contender ffmpeg = Contender.ffmpeg(folder.resolve("ffmpeg"), forFfmpeg)) {
                return RecordingFigures.sideBySide(List.of(aircheck, ffmpeg), streams, WARM_UP, WINDOW);
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A number as the report prints it. */
    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
