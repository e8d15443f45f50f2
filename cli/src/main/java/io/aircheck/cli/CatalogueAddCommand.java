package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.catalogue.AddEvent;
import io.aircheck.music.catalogue.Adding;
import io.aircheck.music.catalogue.CatalogueInUseException;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.FFmpegTrackReader;
import io.aircheck.music.catalogue.FolderWatch;
import io.aircheck.music.catalogue.TrackReader;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.identify.Tagging;
import io.aircheck.net.WebClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code aircheck catalogue add}: files and folders, now or as they come. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class CatalogueAddCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "PATH")
    private List<Path> paths = List.of();

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--watch")
    private boolean watch;

    @Option(names = "--json")
    private boolean json;

    CatalogueAddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new UserError(ExitCode.FAILED, Messages.say("catalogue.ffmpeg"));
        }
        Interrupts.endCleanly(Thread.currentThread());
        MusicSettings settings = MusicSettings.of(home);
        try (WebClient http = settings.client()) {
            TrackReader reader = Tagging.of(
                    new FFmpegTrackReader(ffmpeg, Analysis.USUAL),
                    ffmpeg,
                    settings.accounts(),
                    http,
                    Clock.systemUTC(),
                    Thread::sleep);
            int code = end(add(paths, reader, true));
            if (watch) {
                watch(reader);
            }
            return code;
        } catch (InterruptedException e) {
            terminal.err().println(Messages.say("catalogue.interrupted"));
            return ExitCode.INTERRUPTED;
        } catch (IOException e) {
            throw CatalogueCommand.error(e, home);
        }
    }

    private Adding.Summary add(List<Path> files, TrackReader reader, boolean thoroughly)
            throws IOException, InterruptedException {
        var progress = new AddProgress(terminal, Clock.systemUTC());
        try (CatalogueWriter catalogue = CatalogueWriter.open(CatalogueCommand.folder(home), Analysis.USUAL)) {
            if (thoroughly) {
                catalogue.checkAll();
            }
            CatalogueCommand.tell(terminal, catalogue.damage(), catalogue.missing());
            Consumer<AddEvent> listener = event -> {
                progress.accept(event);
                if (json) {
                    print(event);
                }
            };
            return new Adding(catalogue, reader, Adding.Pace.ofThisMachine(), Clock.systemUTC(), listener).add(files);
        } finally {
            progress.finish();
        }
    }

    private int end(Adding.Summary summary) {
        if (json) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("event", "done");
            line.put("added", summary.added());
            line.put("moved", summary.moved());
            line.put("known", summary.known());
            line.put("unreadable", summary.unreadable());
            terminal.out().println(line);
        } else {
            terminal.out()
                    .println(Messages.say(
                            "catalogue.added",
                            summary.added(),
                            summary.moved(),
                            summary.known(),
                            summary.unreadable()));
        }
        boolean something = summary.added() + summary.moved() + summary.known() > 0;
        return something ? ExitCode.DONE : summary.unreadable() > 0 ? ExitCode.FAILED : ExitCode.NOTHING;
    }

    private void watch(TrackReader reader) throws IOException, InterruptedException {
        terminal.err().println(Messages.say("catalogue.watching"));
        var folders = new FolderWatch(paths);
        while (true) {
            List<Path> ready = folders.look();
            if (!ready.isEmpty()) {
                try {
                    add(ready, reader, false);
                } catch (CatalogueInUseException e) {
                    folders.giveAgain(ready);
                }
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private void print(AddEvent event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        switch (event) {
            case AddEvent.Found _ -> {
                return;
            }
            case AddEvent.Added(var track, long _) -> {
                line.put("event", "added");
                line.setAll(TrackJson.of(track));
            }
            case AddEvent.Moved(var track, long _) -> {
                line.put("event", "moved");
                line.setAll(TrackJson.of(track));
            }
            case AddEvent.Unreadable(Path file, String reason, long _) -> {
                line.put("event", "unreadable");
                line.put("file", file.toString());
                line.put("error", reason);
            }
        }
        terminal.out().println(line);
    }
}
