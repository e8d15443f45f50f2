package io.aircheck.server.lists;

import io.aircheck.server.rooms.RoomKey;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one list file over time. A change that only adds counts at once. One that would stop a room must be seen
 * unchanged at several looks in a row, since editors and network shares show a file empty or half written for a moment; a file
 * that is gone stops nothing.
 */
public final class ListState {

    /** Looks in a row at which a loss must be the same. */
    static final int LOOKS_TO_LOSE = 3;

    private final Function<String, ParsedList> parser;
    private ParsedList current = ParsedList.EMPTY;
    private @Nullable String currentText;
    private @Nullable String doubtful;
    private int looks;
    private int failures;

    public ListState(Function<String, ParsedList> parser) {
        this.parser = parser;
    }

    /** What came of a look. */
    public sealed interface Outcome {
        record Nothing() implements Outcome {}

        record Changed(ParsedList list) implements Outcome {}

        /** The file cannot be read, told once; its rooms stay. */
        record Lost(String reason) implements Outcome {}
    }

    /** The file says the same, but it means something else than before: there are other platforms. */
    public void parseAgain() {
        if (currentText != null) {
            current = parser.apply(currentText);
        }
    }

    public ParsedList current() {
        return current;
    }

    public Outcome see(ListSighting sighting) {
        return switch (sighting) {
            case ListSighting.Same _ -> doubtful == null ? new Outcome.Nothing() : text(doubtful);
            case ListSighting.Text(String content) -> text(content);
            case ListSighting.Unreadable(String reason) -> unreadable(reason);
        };
    }

    private Outcome text(String content) {
        failures = 0;
        if (content.equals(currentText)) {
            forgetDoubt();
            return new Outcome.Nothing();
        }
        ParsedList parsed = parser.apply(content);
        if (loses(parsed) && !isConfirmed(content)) {
            return new Outcome.Nothing();
        }
        forgetDoubt();
        current = parsed;
        currentText = content;
        return new Outcome.Changed(parsed);
    }

    private Outcome unreadable(String reason) {
        forgetDoubt();
        failures++;
        return failures == LOOKS_TO_LOSE ? new Outcome.Lost(reason) : new Outcome.Nothing();
    }

    private boolean loses(ParsedList next) {
        Set<RoomKey> active = active(next);
        return !active.containsAll(active(current));
    }

    private static Set<RoomKey> active(ParsedList list) {
        Set<RoomKey> keys = new HashSet<>();
        list.entries().stream().filter(entry -> !entry.paused()).forEach(entry -> keys.add(entry.key()));
        return keys;
    }

    private boolean isConfirmed(String content) {
        if (!content.equals(doubtful)) {
            doubtful = content;
            looks = 0;
        }
        looks++;
        return looks >= LOOKS_TO_LOSE;
    }

    private void forgetDoubt() {
        doubtful = null;
        looks = 0;
    }
}
