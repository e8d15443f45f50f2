package io.aircheck.platforms.script.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What went wrong in a script, in words that go on after its name.
 *
 * @param mostStatements the limit that is told
 */
record Sentences(long mostStatements) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST = 400;

    /** What scripts written for a browser or for Node reach for, and is not here. */
    private static final Pattern ABSENT =
            Pattern.compile("ReferenceError: (?:fetch|XMLHttpRequest|WebSocket|require|process"
                    + "|load|read|readFile|java|javax|Java|Packages|Polyglot|Worker|window|document|setTimeout|setInterval)"
                    + " is not defined");

    /** What the driver's outcome says; see {@code prelude.js}. */
    Reply outcome(String json, String file, int longest) {
        if (json.length() > longest) {
            return tooLong(longest);
        }
        JsonNode outcome;
        try {
            outcome = MAPPER.readTree(json);
        } catch (JacksonException e) {
            // Nested more deeply than anything that is meant.
            return new Reply.Failed("gave a result that cannot be read");
        }
        return switch (outcome.path("state").asString("")) {
            case "done" -> new Reply.Done(outcome.path("value").toString());
            case "waiting" -> new Reply.Waiting(outcome.path("requests").toString());
            case "stuck" -> new Reply.Failed("waits for something that never comes");
            default ->
                outcome.path("request").isString()
                        ? new Reply.Failed(shortened(outcome.path("request").asString()))
                        : new Reply.Failed(thrown(
                                outcome.path("message").asString(""),
                                line(outcome.path("stack").asString(""), file)));
        };
    }

    Reply.Failed tooLong(int longest) {
        return new Reply.Failed("gave a result of more than " + longest + " characters");
    }

    String of(PolyglotException e, String file) {
        if (e.isResourceExhausted()) {
            return "executed more than " + mostStatements / 1_000_000 + " million statements and was stopped";
        }
        if (e.isInternalError()) {
            return "made the script engine fail (" + shortened(String.valueOf(e.getMessage())) + ")";
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        // A syntax error's message begins with the place.
        return e.isSyntaxError() ? thrown(message.replace(file + ":", "line "), 0) : thrown(message, line(e, file));
    }

    /** The innermost line of the file that an error came through; 0 for none. */
    private static int line(PolyglotException e, String file) {
        for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
            SourceSection place = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (place != null && place.getSource().getName().equals(file)) {
                return place.getStartLine();
            }
        }
        return 0;
    }

    private static String thrown(String message, int line) {
        String hint = ABSENT.matcher(message).lookingAt()
                ? " (a script has no files, no processes, no Java and no network; a platform asks its site with request())"
                : message.startsWith("Error: Operation is not allowed for: ")
                        ? " (a script cannot import another one)"
                        : "";
        return (line > 0 ? "failed in line " + line + ": " : "failed: ") + shortened(message) + hint;
    }

    /** The first line number of the file in a stack trace; 0 for none. */
    private static int line(String stack, String file) {
        Matcher place = Pattern.compile(Pattern.quote(file) + ":(\\d{1,7})").matcher(stack);
        return place.find() ? Integer.parseInt(place.group(1)) : 0;
    }

    private static String shortened(String text) {
        String plain = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
