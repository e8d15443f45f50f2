package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Takes the figures of {@code docs/performance.md} and writes that file. Each part leaves its section in a folder, which is
 * kept with the sources, so that one can be taken again while the others stay.
 */
@Command(name = "run", mixinStandardHelpOptions = true)
public final class Figures implements Callable<Integer> {

    /** In the order of the document. */
    private enum Part {
        START,
        SIDES,
        SCALE,
        LOAD,
        SOAK,
        FAULTS
    }

    /** The section that {@code benchmarks/pages} leaves. */
    private static final String PAGES = "pages.md";

    private static final String PLOT = "performance-scale.svg";
    private static final Duration SCALE_WINDOW = Duration.ofSeconds(30);

    @Parameters(index = "0", description = "the launcher of Aircheck")
    private Path launcher = Path.of("aircheck");

    @Parameters(index = "1", description = "the document to write")
    private Path document = Path.of("docs", "performance.md");

    @Parameters(index = "2", description = "where sections are kept between runs")
    private Path sections = Path.of("benchmarks", "figures");

    @Option(names = "--parts", split = ",", description = "of ${COMPLETION-CANDIDATES}; all")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(names = "--modes", split = ",", description = "of ${COMPLETION-CANDIDATES}; all")
    private Set<Mode> modes = EnumSet.allOf(Mode.class);

    @Option(names = "--streams", description = "recorded at once, side by side (${DEFAULT-VALUE})")
    private int streams = 50;

    @Option(names = "--windows", description = "measured of each mode, one after the other (${DEFAULT-VALUE})")
    private int windows = 5;

    @Option(names = "--warm-up", description = "seconds before the first measured window (${DEFAULT-VALUE})")
    private int warmUpSeconds = 240;

    @Option(names = "--window", description = "seconds measured (${DEFAULT-VALUE})")
    private int windowSeconds = 60;

    @Option(names = "--scale", split = ",", description = "numbers of streams for the plot (${DEFAULT-VALUE})")
    private List<Integer> scale = List.of(1, 10, 50, 200, 500, 1000);

    @Option(names = "--scale-warm-up", description = "seconds (${DEFAULT-VALUE})")
    private int scaleWarmUpSeconds = 90;

    @Option(names = "--load", description = "streams of the load trial (${DEFAULT-VALUE})")
    private int load = 1000;

    @Option(names = "--load-seconds", description = "its length (${DEFAULT-VALUE})")
    private int loadSeconds = 180;

    @Option(names = "--soak", description = "streams of the soak (${DEFAULT-VALUE})")
    private int soak = 100;

    @Option(names = "--soak-minutes", description = "its length (${DEFAULT-VALUE})")
    private int soakMinutes = 20;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Figures())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        launcher = launcher.toAbsolutePath();
        Files.createDirectories(sections);
        Path folder = Files.createTempDirectory("aircheck-benchmark");
        try {
            for (Part part : EnumSet.copyOf(parts)) {
                System.err.println(part + " …");
                Files.writeString(section(part), measure(part, folder) + Report.taken(LocalDate.now(ZoneOffset.UTC)));
                writeDocument();
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private String measure(Part part, Path folder) throws IOException, InterruptedException {
        return switch (part) {
            case START -> Report.start(ServiceFigures.measure(launcher, folder));
            case SIDES -> sides(folder);
            case SCALE -> scale(folder);
            case LOAD -> Report.load(LoadTrial.run(launcher, folder, load, Duration.ofSeconds(loadSeconds)));
            case SOAK -> Report.soak(SoakTrial.run(soak, soakMinutes));
            case FAULTS -> Report.faults(new FaultTable(launcher, folder).run());
        };
    }

    private String sides(Path folder) throws IOException, InterruptedException {
        Duration warmUp = Duration.ofSeconds(warmUpSeconds);
        Duration window = Duration.ofSeconds(windowSeconds);
        SideBySide trial = new SideBySide(launcher, folder, warmUp, window, windows);
        Map<Mode, Medians> figures = new EnumMap<>(Mode.class);
        for (Mode mode : EnumSet.copyOf(modes)) {
            figures.put(mode, medians(trial, mode, streams));
        }
        return Report.sideBySide(figures, streams, warmUp, window);
    }

    private String scale(Path folder) throws IOException, InterruptedException {
        Duration warmUp = Duration.ofSeconds(scaleWarmUpSeconds);
        SideBySide trial = new SideBySide(launcher, folder, warmUp, SCALE_WINDOW, 1);
        Map<Integer, Medians> sizes = new TreeMap<>();
        for (int size : scale) {
            sizes.put(size, medians(trial, Mode.HLS, size));
        }
        Files.writeString(document.resolveSibling(PLOT), Report.plot(sizes));
        return Report.scale(sizes, warmUp, PLOT);
    }

    private static Medians medians(SideBySide trial, Mode mode, int streams) throws IOException, InterruptedException {
        System.err.println(mode.title() + ", " + streams + " streams …");
        return new Medians(trial.run(mode, streams));
    }

    private Path section(Part part) {
        return sections.resolve(part.name().toLowerCase(Locale.ROOT) + ".md");
    }

    private void writeDocument() throws IOException {
        StringBuilder text = new StringBuilder(Report.head());
        for (Part part : Part.values()) {
            if (Files.exists(section(part))) {
                text.append(Files.readString(section(part)));
            }
        }
        if (Files.exists(sections.resolve(PAGES))) {
            text.append(Files.readString(sections.resolve(PAGES)));
        }
        Files.writeString(document, text.append(Report.foot()).toString());
    }
}
