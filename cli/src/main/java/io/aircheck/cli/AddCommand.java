package io.aircheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code aircheck add}: has a running service watch further rooms. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "URL")
    private List<String> urls = List.of();

    @Option(names = "--quality", paramLabel = "QUALITY")
    private @Nullable String quality;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private ServiceAccess access = new ServiceAccess();

    AddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Every address is tried; the exit code is that of the one that went worst. */
    @Override
    public Integer call() {
        int code = ExitCode.DONE;
        try (RemoteService service = access.open()) {
            for (String url : urls) {
                try {
                    JsonNode room = service.add(url, quality, name);
                    terminal.out().println(json ? room.toString() : RoomLine.of(room));
                } catch (UserError e) {
                    terminal.err().println("aircheck: " + url + ": " + e.getMessage());
                    code = ExitCode.worse(code, e.exitCode());
                }
            }
        }
        return code;
    }
}
