package io.aircheck.cli;

import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.fingerprint.Analysis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aircheck catalogue move}: the same files at another place, such as a disk that has another name now. */
@Command(name = "move", mixinStandardHelpOptions = true)
final class CatalogueMoveCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FROM")
    private Path from = Path.of("");

    @Parameters(index = "1", paramLabel = "TO")
    private Path to = Path.of("");

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    CatalogueMoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CatalogueWriter catalogue = CatalogueWriter.open(CatalogueCommand.folder(home), Analysis.USUAL)) {
            CatalogueCommand.tell(terminal, catalogue.damage(), catalogue.missing());
            int moved = catalogue.move(from, to);
            catalogue.finish();
            terminal.out().println(Messages.say("catalogue.moved", moved, to));
            return moved == 0 ? ExitCode.NOTHING : ExitCode.DONE;
        } catch (IOException e) {
            throw CatalogueCommand.error(e, home);
        }
    }
}
