package io.aircheck.server.lists;

import java.util.Locale;

/**
 * A line that cannot be used as it stands.
 *
 * @param line from 1
 * @param text of the line, shortened
 */
public record ListProblem(String file, int line, Kind kind, String text) {

    private static final int SHOWN = 200;

    public ListProblem {
        text = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** What is wrong, for which the pages have a sentence. */
    public enum Kind {
        /** There is no address in it. */
        NO_ADDRESS,
        /** More than three fields. */
        TOO_MANY_COMMAS,
        /** The quality word means nothing; the room is recorded in the configured one. */
        QUALITY,
        /** No platform knows the address. */
        UNSUPPORTED,
        /** The room stands in an earlier line or list. */
        DUPLICATE,
        /** Longer than any address is. */
        TOO_LONG;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The complaint itself, wherever its line has moved. */
    ListProblem withoutLine() {
        return new ListProblem(file, 0, kind, text);
    }
}
