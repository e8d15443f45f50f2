package io.aircheck.cli;

import io.aircheck.music.Match;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.listening.AtOtherSpeeds;
import io.aircheck.music.listening.FileListening;
import io.aircheck.music.tracklist.EmbeddedChapters;
import io.aircheck.music.tracklist.Play;
import io.aircheck.music.tracklist.Sidecar;
import io.aircheck.music.tracklist.TrackList;
import io.aircheck.music.tracklist.TrackListFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aircheck tracklist}: what was played when in recordings. */
@Command(name = "tracklist", mixinStandardHelpOptions = true)
final class TracklistCommand implements Callable<Integer> {

    private static final long SECONDS_BETWEEN_LINES = 20;

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--format", paramLabel = "FORMAT")
    private @Nullable TrackListFormat format;

    @Option(names = "--save")
    private boolean save;

    @Option(names = "--embed")
    private boolean embed;

    @Option(names = "--deep")
    private boolean deep;

    @Option(names = "--services")
    private boolean services;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    TracklistCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UserError(ExitCode.NOTHING, Messages.say("tracklist.missing", file));
            }
            if (embed && !EmbeddedChapters.fit(file)) {
                throw new UserError(ExitCode.USAGE, Messages.say("tracklist.chapters", file));
            }
        }
        Interrupts.endCleanly(Thread.currentThread());
        try (Ears ears = Ears.open(home, terminal);
                PaidServices paid = services ? PaidServices.open(home) : PaidServices.NONE) {
            int worst = ExitCode.DONE;
            for (Path file : files) {
                worst = ExitCode.worse(worst, list(file, ears, paid));
            }
            return worst;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private int list(Path file, Ears ears, PaidServices paid) throws InterruptedException {
        TrackList list;
        try {
            FileListening.Result heard =
                    new FileListening(ears.decoder(), Analysis.USUAL, ears.repertoire()).listen(file, this::progress);
            if (deep) {
                heard = heard.after(new AtOtherSpeeds(Analysis.USUAL, ears.repertoire()), Analysis.USUAL);
            }
            list = paid.asked(heard, file, ears.ffmpeg()).list();
        } catch (IOException e) {
            terminal.err().println("aircheck: " + Messages.say("tracklist.unreadable", file, e.getMessage()));
            return ExitCode.FAILED;
        } finally {
            clearProgress();
        }
        try {
            deliver(file, list, ears);
        } catch (IOException e) {
            terminal.err().println("aircheck: " + Messages.say("tracklist.failed", file, e.getMessage()));
            return ExitCode.DISK;
        }
        return list.identified().plays().isEmpty() ? ExitCode.NOTHING : ExitCode.DONE;
    }

    private void deliver(Path file, TrackList list, Ears ears) throws IOException, InterruptedException {
        TrackListFormat.Setting setting = Ears.setting(file);
        if (embed) {
            EmbeddedChapters.put(ears.ffmpeg(), file, list.identified(), setting);
            terminal.err().println(Messages.say("tracklist.embedded", file));
        }
        if (save) {
            Path sidecar = Sidecar.write(file, list, format == null ? TrackListFormat.JSON : format, setting);
            terminal.err().println(Messages.say("tracklist.saved", sidecar));
        }
        if (format != null) {
            terminal.out().print(format.write(list, setting));
        } else {
            print(file, list);
        }
    }

    private void print(Path file, TrackList list) {
        if (files.size() > 1) {
            terminal.out().println(file + ":");
        }
        if (list.identified().plays().isEmpty()) {
            terminal.err().println(Messages.say("tracklist.nothing", file));
        }
        list.plays().forEach(play -> terminal.out().println(line(play)));
    }

    private static String line(Play play) {
        Match match = play.match();
        String name = match == null
                ? Messages.say("tracklist.unidentified")
                : match.song().announcement() + "  " + Math.round(100 * match.confidence()) + " %";
        return Progress.clock(play.start()) + " – " + Progress.clock(play.end()) + "  " + name;
    }

    private void progress(long samples) {
        long seconds = samples / Analysis.USUAL.sampleRate();
        if (terminal.interactive() && seconds % SECONDS_BETWEEN_LINES == 0) {
            terminal.err().print("\r" + Progress.clock(Duration.ofSeconds(seconds)) + "   ");
            terminal.err().flush();
        }
    }

    private void clearProgress() {
        if (terminal.interactive()) {
            terminal.err().print("\r            \r");
            terminal.err().flush();
        }
    }
}
