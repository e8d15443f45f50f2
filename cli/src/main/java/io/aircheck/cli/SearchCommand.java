package io.aircheck.cli;

import io.aircheck.music.Match;
import io.aircheck.music.tracklist.Play;
import io.aircheck.music.tracklist.Sidecar;
import io.aircheck.music.tracklist.SongQuery;
import io.aircheck.music.tracklist.TrackListJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code aircheck search}: where in the recordings a song was heard, as the track lists beside them say. */
@Command(name = "search", mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "SONG")
    private List<String> song = List.of();

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--in", paramLabel = "DIR")
    private List<Path> folders = List.of();

    @Option(names = "--json")
    private boolean json;

    SearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SongQuery query = SongQuery.of(String.join(" ", song));
        if (query.words().isEmpty()) {
            throw new UserError(ExitCode.USAGE, Messages.say("search.words"));
        }
        List<Path> roots = folders.isEmpty() ? List.of(home.resolve("recordings")) : folders;
        int found = 0;
        for (Path root : roots) {
            if (!Files.isDirectory(root)) {
                throw new UserError(ExitCode.NOTHING, Messages.say("search.missing", root));
            }
            for (Path sidecar : sidecars(root)) {
                found += search(sidecar, query);
            }
        }
        if (found == 0) {
            terminal.err().println(Messages.say("search.nothing", String.join(" ", song)));
        }
        return found == 0 ? ExitCode.NOTHING : ExitCode.DONE;
    }

    private static List<Path> sidecars(Path root) {
        try (Stream<Path> below = Files.walk(root)) {
            return below.filter(Sidecar::isOne).sorted().toList();
        } catch (IOException e) {
            throw new UserError(ExitCode.FAILED, e.toString());
        }
    }

    private int search(Path sidecar, SongQuery query) {
        try {
            List<Play> plays = Sidecar.read(sidecar).identified().plays().stream()
                    .filter(play ->
                            play.match() != null && query.fits(play.match().song()))
                    .toList();
            if (!plays.isEmpty()) {
                Path media = Sidecar.media(sidecar);
                plays.forEach(play -> print(media, play));
            }
            return plays.size();
        } catch (IOException e) {
            terminal.err().println("aircheck: " + e.getMessage());
            return 0;
        }
    }

    private void print(Path media, Play play) {
        if (json) {
            ObjectNode line = TrackListJson.play(play);
            line.put("file", media.toString());
            terminal.out().println(line);
            return;
        }
        Match match = play.match();
        terminal.out()
                .println(Progress.clock(play.start()) + " – " + Progress.clock(play.end()) + "  "
                        + (match == null ? "" : match.song().announcement()) + "  " + media);
    }
}
