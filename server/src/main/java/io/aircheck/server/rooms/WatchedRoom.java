package io.aircheck.server.rooms;

import io.aircheck.server.settings.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A room that a user wants recorded.
 *
 * @param id given once; the same address keeps it over restarts, file changes and moves between lists
 * @param url as the user typed it, with its scheme
 * @param platform the platform's id; null where no platform knows the address
 * @param quality the wished quality in the user's word ("OD", "原画", "720p"); null takes the configured one
 * @param name the user's own name for the streamer; null takes the site's
 * @param paused whether it is not checked: {@code #} in its list, or paused on the page
 */
public record WatchedRoom(
        long id,
        String url,
        @Nullable String platform,
        @Nullable String quality,
        @Nullable String name,
        Source source,
        boolean paused) {

    /** Where its settings are found. */
    public Scope scope() {
        return new Scope.Room(id, platform);
    }

    /** Where a room was asked for. */
    public sealed interface Source {

        /**
         * A line of a list file, which is never written.
         *
         * @param file name of the file, relative to {@code config/}
         * @param line from 1
         */
        record ListFile(String file, int line) implements Source {}

        /** Added on the page or through the API; kept in the database. */
        record Page() implements Source {}
    }
}
