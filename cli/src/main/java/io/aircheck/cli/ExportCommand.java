package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.Sample;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueRecogniser;
import io.aircheck.music.export.Clearance;
import io.aircheck.music.export.Cut;
import io.aircheck.music.export.ExportReport;
import io.aircheck.music.export.Mute;
import io.aircheck.music.export.Sweep;
import io.aircheck.music.export.TimeRange;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.sound.Decoder;
import io.aircheck.music.tracklist.Play;
import io.aircheck.music.tracklist.TrackList;
import io.aircheck.music.tracklist.TrackListJson;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code aircheck export}: a copy of a recording without the music that is recognised in it. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /** What is to be silent or gone. */
    enum What {
        RECOGNISED
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "RECORDING")
    private Path file = Path.of("");

    @Option(names = "--mute", paramLabel = "recognised")
    private @Nullable What mute;

    @Option(names = "--cut", paramLabel = "recognised")
    private @Nullable What cut;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "COPY",
            descriptionKey = "export.output")
    private @Nullable Path output;

    @Option(names = "--tracklist", paramLabel = "FILE", descriptionKey = "export.tracklist")
    private @Nullable Path trackList;

    @Option(names = "--margin", paramLabel = "DURATION", converter = Position.class, defaultValue = "2s")
    private Duration margin = Duration.ofSeconds(2);

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--json")
    private boolean json;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if ((mute == null) == (cut == null)) {
            throw new UserError(ExitCode.USAGE, Messages.say("export.one"));
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError(ExitCode.NOTHING, Messages.say("verify.missing", file));
        }
        Path copy = output == null ? besides(file, mute != null ? "muted" : "cut") : output;
        if (Files.exists(copy)) {
            throw new UserError(ExitCode.FAILED, Messages.say("export.exists", copy));
        }
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new UserError(ExitCode.FAILED, Messages.say("export.ffmpeg"));
        }
        Interrupts.endCleanly(Thread.currentThread());
        try (CatalogueRecogniser catalogue = CatalogueRecogniser.open(Catalogue.folder(home), Analysis.USUAL, false)) {
            CatalogueCommand.tell(terminal, catalogue.damage(), 0);
            return export(ffmpeg, catalogue, copy);
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        } catch (FileAlreadyExistsException e) {
            throw new UserError(ExitCode.FAILED, Messages.say("export.exists", copy));
        } catch (IOException e) {
            throw new UserError(ExitCode.FAILED, Messages.say("export.failed", file, e.getMessage()));
        }
    }

    private int export(FFmpeg ffmpeg, CatalogueRecogniser catalogue, Path copy)
            throws IOException, InterruptedException {
        List<Play> known = known();
        if (known.isEmpty() && catalogue.tracks() == 0) {
            throw new UserError(ExitCode.NOTHING, Messages.say("identify.empty", home));
        }
        terminal.err().println(Messages.say("export.listening", file));
        Sweep sweep = Sweep.usual(new Decoder(ffmpeg, Sample.USUAL_RATE), catalogue);
        Clearance.Result clearance = new Clearance(sweep, margin)
                .of(
                        file,
                        known.stream()
                                .map(play -> new TimeRange(play.start(), play.end()))
                                .toList());
        if (clearance.ranges().isEmpty()) {
            terminal.err().println(Messages.say("export.nothing", file));
            return ExitCode.NOTHING;
        }
        terminal.err().println(Messages.say("export.writing", copy));
        ExportReport report = mute != null
                ? Mute.run(ffmpeg, file, clearance.ranges(), copy)
                : Cut.run(ffmpeg, file, clearance.ranges(), copy);
        List<Play> recognised = Stream.concat(known.stream(), Sweep.plays(clearance.hits()).stream())
                .toList();
        print(report, new TrackList(recognised), Sweep.plays(sweep.hits(copy, List.of())));
        return ExitCode.DONE;
    }

    /** The plays of a track list: the one that is named, or else the one that stands beside the recording. */
    private List<Play> known() throws IOException {
        Path list = trackList == null ? file.resolveSibling(baseName(file) + ".tracklist.json") : trackList;
        if (trackList == null && !Files.isRegularFile(list)) {
            return List.of();
        }
        try {
            return TrackListJson.read(Files.readString(list)).identified().plays();
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, Messages.say("export.badList", list, e.getMessage()));
        }
    }

    private void print(ExportReport report, TrackList recognised, List<Play> left) {
        if (json) {
            ObjectNode line = report.json();
            line.set("recognised", TrackListJson.of(recognised));
            line.set("stillRecognised", TrackListJson.of(new TrackList(left)));
            terminal.out().println(line);
        } else {
            for (TimeRange range : report.done()) {
                terminal.out()
                        .println(Messages.say(
                                mute != null ? "export.muted" : "export.gone",
                                Progress.clock(range.start()),
                                Progress.clock(range.end()),
                                songs(recognised, range)));
            }
            terminal.out().println(report.file());
        }
        if (left.isEmpty()) {
            terminal.err().println(Messages.say("export.clear"));
        }
        for (Play play : left) {
            terminal.err()
                    .println("aircheck: " + Messages.say("export.left", name(play), Progress.clock(play.start())));
        }
    }

    private static String songs(TrackList recognised, TimeRange range) {
        return recognised.plays().stream()
                .filter(play ->
                        play.start().compareTo(range.end()) < 0 && play.end().compareTo(range.start()) > 0)
                .map(ExportCommand::name)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String name(Play play) {
        return play.match() == null ? "?" : play.match().song().announcement();
    }

    private static Path besides(Path file, String word) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 ? name.substring(dot) : "";
        return file.resolveSibling(baseName(file) + "." + word + extension);
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
