package io.aircheck.cli;

import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.Catalogue.Stats;
import io.aircheck.music.catalogue.Damage;
import io.aircheck.music.fingerprint.Analysis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code aircheck catalogue stats}: how much there is, and whether every byte of it is as it was written. */
@Command(name = "stats", mixinStandardHelpOptions = true)
final class CatalogueStatsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--json")
    private boolean json;

    CatalogueStatsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Catalogue catalogue = Catalogue.open(CatalogueCommand.folder(home), Analysis.USUAL)) {
            catalogue.checkAll();
            Stats stats = catalogue.stats();
            List<Damage> damage = catalogue.damage();
            if (json) {
                terminal.out().println(json(stats, damage));
            } else {
                terminal.out()
                        .println(Messages.say(
                                "catalogue.stats",
                                stats.tracks(),
                                Progress.clock(stats.length()),
                                Progress.size(stats.bytes()),
                                String.format(Locale.ROOT, "%.2f", megabytesPerHour(stats))));
            }
            CatalogueCommand.tell(terminal, damage, stats.withoutFingerprint());
            return damage.isEmpty() && stats.withoutFingerprint() == 0 ? ExitCode.DONE : ExitCode.FAILED;
        } catch (IOException e) {
            throw CatalogueCommand.error(e, home);
        }
    }

    private static double megabytesPerHour(Stats stats) {
        return stats.length().isZero()
                ? 0
                : stats.bytes() / 1e6 / (stats.length().toMillis() / 3.6e6);
    }

    private static ObjectNode json(Stats stats, List<Damage> damage) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("tracks", stats.tracks());
        json.put("withoutFingerprint", stats.withoutFingerprint());
        json.put("seconds", stats.length().toMillis() / 1000.0);
        json.put("bytes", stats.bytes());
        json.put("segments", stats.segments());
        ArrayNode array = json.putArray("damage");
        damage.forEach(it -> array.addObject()
                .put("kind", it.kind().name().toLowerCase(Locale.ROOT))
                .put("file", it.file())
                .put("detail", it.detail()));
        return json;
    }
}
