package io.aircheck.cli;

import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.fingerprint.Analysis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aircheck catalogue remove}: forgets files and folders; the files themselves stay. */
@Command(name = "remove", mixinStandardHelpOptions = true)
final class CatalogueRemoveCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "TRACK")
    private List<String> tracks = List.of();

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--json")
    private boolean json;

    CatalogueRemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Track> removed = new ArrayList<>();
        try (CatalogueWriter catalogue = CatalogueWriter.open(CatalogueCommand.folder(home), Analysis.USUAL)) {
            CatalogueCommand.tell(terminal, catalogue.damage(), catalogue.missing());
            for (String track : tracks) {
                Optional<Track> named = CatalogueCommand.id(track).flatMap(catalogue::remove);
                removed.addAll(named.isPresent() ? List.of(named.get()) : catalogue.remove(Path.of(track)));
            }
            catalogue.finish();
        } catch (IOException e) {
            throw CatalogueCommand.error(e, home);
        }
        if (json) {
            removed.forEach(track -> terminal.out().println(TrackJson.of(track)));
        } else {
            terminal.out().println(Messages.say("catalogue.removed", removed.size()));
        }
        return removed.isEmpty() ? ExitCode.NOTHING : ExitCode.DONE;
    }
}
