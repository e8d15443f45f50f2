package io.aircheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A verb that does something with rooms of a running service, each named by its number, address or streamer. */
abstract class RoomVerb implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "ROOM")
    private List<String> wanted = List.of();

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private ServiceAccess access = new ServiceAccess();

    RoomVerb(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Does it.
     *
     * @return the room as it is then
     * @throws UserError if that cannot be
     */
    abstract JsonNode act(RemoteService service, JsonNode room);

    /** Every room is tried; the exit code is that of the one that went worst. */
    @Override
    public Integer call() {
        int code = ExitCode.DONE;
        try (RemoteService service = access.open()) {
            for (String name : wanted) {
                try {
                    for (JsonNode room : service.rooms(name)) {
                        JsonNode after = act(service, room);
                        terminal.out().println(json ? after.toString() : RoomLine.of(after));
                    }
                } catch (UserError e) {
                    terminal.err().println("aircheck: " + e.getMessage());
                    code = ExitCode.worse(code, e.exitCode());
                }
            }
        }
        return code;
    }

    /** Ends or splits what is recorded of a room. @param what stop or split */
    static JsonNode recording(RemoteService service, JsonNode room, String what) {
        if (!room.path("recording").isNumber()) {
            throw new UserError(
                    ExitCode.NOTHING,
                    Messages.say("service.notRecording", room.path("url").asString()));
        }
        service.recording(room.path("recording").asLong(), what);
        return room;
    }
}
