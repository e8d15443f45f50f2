package io.aircheck.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code aircheck list}: the rooms of a running service. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private ServiceAccess access = new ServiceAccess();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (RemoteService service = access.open()) {
            for (JsonNode room : service.rooms()) {
                terminal.out().println(json ? room.toString() : RoomLine.of(room));
            }
        }
        return ExitCode.DONE;
    }
}
