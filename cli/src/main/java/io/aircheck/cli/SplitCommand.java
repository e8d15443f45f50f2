package io.aircheck.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code aircheck split}: has what is recorded of rooms go on in new files, from the next key frame on. */
@Command(name = "split", mixinStandardHelpOptions = true)
final class SplitCommand extends RoomVerb {

    SplitCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    JsonNode act(RemoteService service, JsonNode room) {
        return recording(service, room, "split");
    }
}
