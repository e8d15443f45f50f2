package io.aircheck.server.rooms;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a room is not being recorded though it might be.
 *
 * @param detail what belongs to it: the hours, the rule, the limit; null where nothing does
 */
public record Skipped(Why why, @Nullable String detail) {

    /** The reasons, for which the pages have a sentence each. */
    public enum Why {
        /** It is watched at other hours. */
        OUTSIDE_HOURS,
        /** Its title or category has a word that is excluded. */
        EXCLUDED,
        /** It has none of the words that are wanted. */
        NOT_INCLUDED,
        /** The user only wants to be told. */
        NOTIFY_ONLY,
        /** The user has ended its recording. */
        STOPPED_BY_USER,
        /** As much as was wanted of this broadcast is recorded. */
        LONG_ENOUGH,
        /** As many recordings run as are allowed. */
        TOO_MANY,
        DISK,
        MEMORY,
        /** Its stream is of a kind that cannot be recorded. */
        UNSUPPORTED_STREAM,
        /** The video is there already. */
        WHOLE_ALREADY,
        /** It could not be asked so often that it is now asked rarely. */
        FAILING;

        /** As in JSON, the database and the pages' message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
