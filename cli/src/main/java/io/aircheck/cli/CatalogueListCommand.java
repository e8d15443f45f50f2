package io.aircheck.cli;

import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.catalogue.TrackFile;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.index.ContentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aircheck catalogue list}: every track with its files. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class CatalogueListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--json")
    private boolean json;

    CatalogueListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Catalogue catalogue = Catalogue.open(CatalogueCommand.folder(home), Analysis.USUAL)) {
            Set<ContentId> missing = catalogue.missing().stream().map(Track::id).collect(Collectors.toSet());
            for (Track track : catalogue.tracks()) {
                print(track, !missing.contains(track.id()));
            }
            CatalogueCommand.tell(terminal, catalogue.damage(), missing.size());
            return ExitCode.DONE;
        } catch (IOException e) {
            throw CatalogueCommand.error(e, home);
        }
    }

    private void print(Track track, boolean found) {
        if (json) {
            terminal.out().println(TrackJson.of(track).put("found", found));
            return;
        }
        terminal.out()
                .println(Progress.clock(track.length())
                        + "  "
                        + CatalogueCommand.name(track)
                        + (found ? "" : "  (" + Messages.say("catalogue.lost") + ")"));
        Track.Learned learned = track.learned();
        if (learned != null) {
            terminal.out().println("         " + Messages.say("catalogue.learned", learned.recogniser(), track.id()));
        }
        for (TrackFile file : track.files()) {
            terminal.out().println("         " + file.path());
        }
    }
}
