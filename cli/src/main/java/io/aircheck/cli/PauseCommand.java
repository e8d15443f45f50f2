package io.aircheck.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code aircheck pause}: has a running service watch rooms no longer; what is recorded of them is finished. */
@Command(name = "pause", mixinStandardHelpOptions = true)
final class PauseCommand extends RoomVerb {

    PauseCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    JsonNode act(RemoteService service, JsonNode room) {
        return service.pause(room, true);
    }
}
