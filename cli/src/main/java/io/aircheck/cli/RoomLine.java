package io.aircheck.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A room of a service as a line for people. */
final class RoomLine {

    private RoomLine() {}

    static String of(JsonNode room) {
        String state = room.path("state").asString("");
        String word = Messages.has("state." + state) ? Messages.say("state." + state) : state;
        String who = Stream.of("name", "streamer", "title")
                .map(key -> room.path(key).asString(""))
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining(" · "));
        String recording = room.path("recording").isNumber()
                ? "  " + Messages.say("list.recording", room.path("recording").asString())
                : "";
        return "%5d  %s  %s  %s"
                        .formatted(
                                room.path("id").asLong(), word, room.path("url").asString(), who)
                        .stripTrailing()
                + recording;
    }
}
