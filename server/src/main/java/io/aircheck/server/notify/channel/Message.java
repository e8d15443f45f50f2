package io.aircheck.server.notify.channel;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told.
 *
 * @param kind what it is about
 * @param event the key of the event, such as {@code recording.started}
 * @param title one line
 * @param text one or more lines, plain
 * @param link where to look, or null; http or https
 */
public record Message(
        Kind kind,
        String event,
        Instant at,
        String title,
        String text,
        @Nullable String link) {

    /** What a message is about; users choose by it. */
    public enum Kind {
        /** A room went live. */
        LIVE,
        /** A recording has ended. */
        ENDED,
        /** A room cannot be checked or recorded. */
        FAILED,
        /** A platform asks for a login again. */
        LOGIN,
        /** The disk is nearly full, or no more. */
        DISK,
        /** The service began or stops. */
        SERVICE,
        /** The user tries a channel. */
        TEST;

        /** A kind that users can wish for, by its word. */
        public static Optional<Kind> wanted(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind != TEST && kind.name().equalsIgnoreCase(word.strip()))
                    .findFirst();
        }

        /** As it stands in settings. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether somebody should act. */
        public boolean isTrouble() {
            return this == FAILED || this == LOGIN || this == DISK;
        }
    }

    /** Title and text, for services that know no title. */
    String whole() {
        return title + "\n" + text;
    }

    /** Title, text and link, for services that know neither a title nor a link. */
    String wholeWithLink() {
        return link == null ? whole() : whole() + "\n" + link;
    }

    /** Text and link, for services that know no link. */
    String textWithLink() {
        return link == null ? text : text + "\n" + link;
    }
}
