package io.aircheck.cli;

import io.aircheck.platforms.Platforms;
import io.aircheck.server.doctor.Check;
import io.aircheck.server.doctor.Check.Level;
import io.aircheck.server.doctor.Doctor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code aircheck doctor}: whether everything a service needs is there and works. */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--online")
    private boolean online;

    @Option(names = "--json")
    private boolean json;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Fails if anything is found with which recording does not work. */
    @Override
    public Integer call() {
        List<Check> checks = Doctor.examine(home, Platforms.all(), online, Clock.systemUTC());
        checks.forEach(check -> terminal.out().println(json ? json(check) : text(check)));
        return checks.stream().anyMatch(check -> check.level() == Level.BAD) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static String text(Check check) {
        return Messages.say("doctor.level." + check.level()) + "  " + check.subject() + "  " + sentence(check);
    }

    private static String sentence(Check check) {
        return Messages.say(
                "doctor." + check.subject() + "." + check.code(),
                check.arguments().toArray());
    }

    private static ObjectNode json(Check check) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("subject", check.subject());
        json.put("level", check.level().name().toLowerCase(Locale.ROOT));
        json.put("code", check.code());
        ArrayNode arguments = json.putArray("arguments");
        check.arguments().forEach(arguments::add);
        json.put("sentence", sentence(check));
        return json;
    }
}
