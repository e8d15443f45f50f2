package io.aircheck.platforms.script.engine;

import java.util.List;

/** What a step of a script came to. */
public sealed interface Reply {

    /** It is over; a value as JSON text. */
    record Done(String json) implements Reply {}

    /** It waits for answers; the requests it made in this step as JSON text. */
    record Waiting(String requests) implements Reply {}

    /**
     * It is over without a value.
     *
     * @param sentence goes on after the script's name: "failed in line 3: TypeError: …"
     */
    record Failed(String sentence) implements Reply {}

    default List<String> frame() {
        return switch (this) {
            case Done(String json) -> List.of("done", json);
            case Waiting(String requests) -> List.of("waiting", requests);
            case Failed(String sentence) -> List.of("failed", sentence);
        };
    }

    /** @throws IllegalArgumentException for a message that is none of these */
    static Reply of(List<String> frame) {
        if (frame.size() == 2) {
            switch (frame.getFirst()) {
                case "done" -> {
                    return new Done(frame.get(1));
                }
                case "waiting" -> {
                    return new Waiting(frame.get(1));
                }
                case "failed" -> {
                    return new Failed(frame.get(1));
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("an unknown reply");
    }
}
