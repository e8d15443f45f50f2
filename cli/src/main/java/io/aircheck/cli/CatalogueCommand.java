package io.aircheck.cli;

import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueInUseException;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.Damage;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.index.ContentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aircheck catalogue}: the user's own music, which recordings are searched for. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CatalogueAddCommand.class,
            CatalogueEditCommand.class,
            CatalogueListCommand.class,
            CatalogueMoveCommand.class,
            CatalogueRemoveCommand.class,
            CatalogueStatsCommand.class
        })
final class CatalogueCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), Messages.say("catalogue.verb"));
    }

    static Path folder(Path home) {
        return Catalogue.folder(home);
    }

    /** What the user is told when the catalogue cannot be used. */
    static UserError error(IOException e, Path home) {
        return e instanceof CatalogueInUseException
                ? new UserError(ExitCode.FAILED, Messages.say("catalogue.inUse", folder(home)))
                : new UserError(ExitCode.DISK, Messages.say("catalogue.failed", folder(home), e.getMessage()));
    }

    /** Says what is not as it was written, and how many tracks must be added again. */
    static void tell(Terminal terminal, List<Damage> damage, int missing) {
        for (Damage found : damage) {
            terminal.err()
                    .println("aircheck: "
                            + Messages.say(
                                    "damage." + found.kind().name().toLowerCase(Locale.ROOT),
                                    found.file(),
                                    found.detail()));
        }
        if (missing > 0) {
            terminal.err().println("aircheck: " + Messages.say("catalogue.missing", missing));
        }
    }

    /** A track by its file, or by the id that {@code catalogue list --json} prints. */
    static Optional<Track> find(CatalogueWriter catalogue, String words) {
        Optional<Track> named = id(words).flatMap(catalogue::track);
        return named.isPresent()
                ? named
                : catalogue.trackAt(Path.of(words).toAbsolutePath().normalize().toString());
    }

    /** The id of a track, if the words are one. */
    static Optional<ContentId> id(String words) {
        try {
            return Optional.of(ContentId.parse(words));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String name(Track track) {
        return track.song().announcement();
    }
}
