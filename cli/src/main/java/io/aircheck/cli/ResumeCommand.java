package io.aircheck.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code aircheck resume}: has a running service watch rooms again. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class ResumeCommand extends RoomVerb {

    ResumeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    JsonNode act(RemoteService service, JsonNode room) {
        return service.pause(room, false);
    }
}
