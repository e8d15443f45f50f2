package io.aircheck.platforms.script.engine;

import java.util.List;

/** What the service asks of the process that runs scripts; each is answered by one {@link Reply}. */
public sealed interface Ask {

    /** What a platform's file exports. */
    record Describe(String file, String source) implements Ask {}

    /**
     * Begins a call of a platform's function.
     *
     * @param call a number that {@link Resume} and {@link Drop} name it by
     * @param arguments a JSON array
     */
    record Call(String call, String file, String source, String function, String arguments) implements Ask {}

    /**
     * Goes on with a call that waits.
     *
     * @param request its number within the call
     * @param answer a JSON object
     */
    record Resume(String call, String request, String answer) implements Ask {}

    /** Forgets a call that waits. */
    record Drop(String call) implements Ask {}

    /** Runs a script that a site serves and calls a function of it; gives the result as JSON text of a text. */
    record Evaluate(String source, String function, String arguments) implements Ask {}

    default List<String> frame() {
        return switch (this) {
            case Describe it -> List.of("describe", it.file, it.source);
            case Call it -> List.of("call", it.call, it.file, it.source, it.function, it.arguments);
            case Resume it -> List.of("resume", it.call, it.request, it.answer);
            case Drop it -> List.of("drop", it.call);
            case Evaluate it -> List.of("evaluate", it.source, it.function, it.arguments);
        };
    }

    static Ask of(List<String> frame) {
        return switch (frame.getFirst()) {
            case "describe" -> new Describe(frame.get(1), frame.get(2));
            case "call" -> new Call(frame.get(1), frame.get(2), frame.get(3), frame.get(4), frame.get(5));
            case "resume" -> new Resume(frame.get(1), frame.get(2), frame.get(3));
            case "drop" -> new Drop(frame.get(1));
            case "evaluate" -> new Evaluate(frame.get(1), frame.get(2), frame.get(3));
            default -> throw new IllegalArgumentException("an unknown question: " + frame.getFirst());
        };
    }
}
