package io.aircheck.cli;

import io.aircheck.server.Service;
import io.aircheck.server.ServiceOptions;
import io.aircheck.server.StartupException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aircheck serve}: the service that people leave running. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    static final String USUAL_HOME = "aircheck-home";

    private final Terminal terminal;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = USUAL_HOME)
    private Path home = Path.of(USUAL_HOME);

    @Option(names = "--host", paramLabel = "ADDRESS")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT")
    private @Nullable Integer port;

    @Option(names = "--rooms", paramLabel = "FILE")
    private List<Path> rooms = List.of();

    @Option(names = "--proxy", paramLabel = "URL")
    private @Nullable String proxy;

    @Option(names = "--ca-file", paramLabel = "PEM")
    private List<Path> caFiles = List.of();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        return run(terminal, home, overrides(), "serve.ready");
    }

    private Map<String, String> overrides() {
        Map<String, String> overrides = new HashMap<>();
        if (host != null) {
            overrides.put("host", host);
        }
        if (port != null) {
            overrides.put("port", port.toString());
        }
        if (!rooms.isEmpty()) {
            overrides.put("room-lists", rooms.stream().map(ServeCommand::list).collect(Collectors.joining(",")));
        }
        if (proxy != null) {
            overrides.put("proxy", proxy);
        }
        if (!caFiles.isEmpty()) {
            overrides.put("ca-file", caFiles.getLast().toString());
        }
        return overrides;
    }

    /** In full, for a relative path of the settings begins elsewhere; a comma would make two of it. */
    private static String list(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        if (path.indexOf(',') >= 0 || path.indexOf('，') >= 0) {
            throw new UserError(ExitCode.USAGE, Messages.say("serve.comma", path));
        }
        return path;
    }

    /**
     * Runs a service until it is asked to end.
     *
     * @param readyMessage key of what is said once the page answers, with its address and the home
     */
    static int run(Terminal terminal, Path home, Map<String, String> overrides, String readyMessage)
            throws InterruptedException {
        try {
            return Service.run(ServiceOptions.of(
                    home,
                    overrides,
                    address -> terminal.err().println(Messages.say(readyMessage, address, home.toAbsolutePath()))));
        } catch (StartupException e) {
            throw new UserError(e.exitCode(), e.getMessage());
        }
    }
}
