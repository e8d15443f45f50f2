package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes all figures of {@code docs/performance.md} in one run and writes that file: start, idle memory, and N simultaneous
 * recordings beside {@code ffmpeg -c copy}.
 *
 * <p>Usage: {@code Figures LAUNCHER DOCUMENT [STREAMS [ROUNDS [WARM-UP-SECONDS]]]}
 */
public final class Figures {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Path launcher;
    private final Path folder;
    private final int streams;
    private final Duration warmUp;

    private Figures(Path launcher, Path folder, int streams, Duration warmUp) {
        this.launcher = launcher;
        this.folder = folder;
        this.streams = streams;
        this.warmUp = warmUp;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        Path document = Path.of(arguments[1]);
        int streams = number(arguments, 2, 50);
        int rounds = number(arguments, 3, 3);
        Duration warmUp = Duration.ofSeconds(number(arguments, 4, 240));
        Path folder = Files.createTempDirectory("aircheck-benchmark");
        try {
            System.err.println("start and idle memory …");
            ServiceFigures service = ServiceFigures.measure(launcher, folder);
            Map<Mode, List<Round>> recordings = new Figures(launcher, folder, streams, warmUp).recordings(rounds);
            String text = Report.of(service, recordings, warmUp, LocalDate.now(ZoneOffset.UTC));
            Files.writeString(document, text, StandardCharsets.UTF_8);
            System.out.println(text);
        } finally {
            delete(folder);
        }
    }

    private static int number(String[] arguments, int index, int usual) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
    }

    /** All rounds of plain HLS, and one of each other mode. */
    private Map<Mode, List<Round>> recordings(int rounds) throws IOException, InterruptedException {
        Map<Mode, List<Round>> recordings = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) {
            List<Round> ofMode = new ArrayList<>();
            for (int round = 0; round < (mode == Mode.HLS ? rounds : 1); round++) {
                System.err.println(
                        "recording " + streams + " streams, " + mode.title() + ", round " + (round + 1) + " …");
                Round figures = record(mode, folder.resolve(mode + "-" + round));
                System.err.println(figures);
                ofMode.add(figures);
            }
            recordings.put(mode, ofMode);
        }
        return recordings;
    }

    private Round record(Mode mode, Path into) throws IOException, InterruptedException {
        try (OriginProcess origin = OriginProcess.start()) {
            List<String> forAircheck = new ArrayList<>();
            List<String> forFfmpeg = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                forAircheck.add(mode.address(origin.base(), "a" + i));
                forFfmpeg.add(mode.address(origin.base(), "f" + i));
            }
            try (Contender aircheck = Contender.aircheck(launcher, into.resolve("aircheck"), forAircheck);
                    Contender ffmpeg = Contender.ffmpeg(into.resolve("ffmpeg"), forFfmpeg, mode.extension())) {
                List<RecordingFigures> figures =
                        RecordingFigures.sideBySide(List.of(aircheck, ffmpeg), streams, warmUp, WINDOW);
                return new Round(figures.getFirst(), figures.getLast());
            }
        } finally {
            delete(into);
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
