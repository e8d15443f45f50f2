package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.platforms.Platforms;
import io.aircheck.server.migrate.Finding;
import io.aircheck.server.migrate.Finding.Kind;
import io.aircheck.server.migrate.Migration;
import io.aircheck.server.migrate.MigrationException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code aircheck migrate dlr}: takes over a DouyinLiveRecorder installation, which stays as it is. */
@Command(name = "dlr", mixinStandardHelpOptions = true)
final class MigrateDlrCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR")
    private Path directory = Path.of("");

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--follow")
    private boolean follow;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--json")
    private boolean json;

    MigrateDlrCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Migration.Order order = new Migration.Order(directory, home, dryRun, follow, ffmpeg(), ZoneId.systemDefault());
        try {
            Migration.Report report = Migration.run(order, Platforms.all());
            if (json) {
                terminal.out().println(json(report));
            } else {
                print(report);
            }
            return ExitCode.DONE;
        } catch (MigrationException e) {
            throw switch (e.why()) {
                case NOTHING_THERE -> new UserError(ExitCode.USAGE, Messages.say("migrate.missing", e.getMessage()));
                case HOME_IN_USE -> new UserError(ExitCode.USAGE, Messages.say("migrate.inUse", e.getMessage()));
                case UNREADABLE -> new UserError(ExitCode.FAILED, Messages.say("migrate.unreadable", e.getMessage()));
                case DISK -> new UserError(ExitCode.DISK, Messages.say("migrate.disk", e.getMessage()));
            };
        }
    }

    private static @Nullable FFmpeg ffmpeg() {
        return FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg found) ? found : null;
    }

    private void print(Migration.Report report) {
        for (Kind kind : Kind.values()) {
            List<Finding> findings = of(report, kind);
            if (findings.isEmpty() || kind == Kind.UNSET && !all) {
                continue;
            }
            terminal.out().println(Messages.say("migrate.kind." + kind) + " (" + findings.size() + ")");
            findings.forEach(finding -> terminal.out().println("    " + finding.where() + "  " + sentence(finding)));
        }
        report.written()
                .forEach(
                        file -> terminal.out().println(Messages.say(dryRun ? "migrate.would" : "migrate.wrote", file)));
        terminal.err()
                .println(Messages.say(
                        "migrate.counts",
                        of(report, Kind.TAKEN).size(),
                        of(report, Kind.FIXED).size(),
                        of(report, Kind.CHANGED).size(),
                        of(report, Kind.LEFT).size(),
                        of(report, Kind.PROBLEM).size()));
        terminal.err()
                .println(dryRun ? Messages.say("migrate.dry") : Messages.say("migrate.untouched", home.toString()));
    }

    private static List<Finding> of(Migration.Report report, Kind kind) {
        return report.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    private static String sentence(Finding finding) {
        return Messages.say("migrated." + finding.code(), finding.arguments().toArray());
    }

    private ObjectNode json(Migration.Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dryRun", dryRun);
        json.put("home", home.toString());
        json.put("recordings", report.recordings());
        json.put("bytes", report.bytes());
        ArrayNode written = json.putArray("written");
        report.written().forEach(file -> written.add(file.toString()));
        ArrayNode findings = json.putArray("findings");
        for (Finding finding : report.findings()) {
            ObjectNode node = findings.addObject();
            node.put("kind", finding.kind().name().toLowerCase(Locale.ROOT));
            node.put("where", finding.where());
            node.put("code", finding.code());
            ArrayNode arguments = node.putArray("arguments");
            finding.arguments().forEach(arguments::add);
            node.put("sentence", sentence(finding));
        }
        return json;
    }
}
