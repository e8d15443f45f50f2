package io.aircheck.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code aircheck stop}: ends what is recorded of rooms; they are not recorded again before they were off. */
@Command(name = "stop", mixinStandardHelpOptions = true)
final class StopCommand extends RoomVerb {

    StopCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    JsonNode act(RemoteService service, JsonNode room) {
        return recording(service, room, "stop");
    }
}
