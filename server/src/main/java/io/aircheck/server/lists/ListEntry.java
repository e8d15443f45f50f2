package io.aircheck.server.lists;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.rooms.RoomKey;
import org.jspecify.annotations.Nullable;

/**
 * A room that a line of a list asks for.
 *
 * @param line from 1
 * @param url with its scheme
 * @param match null where no platform knows the address
 * @param quality null for the configured one
 * @param name the user's own name for the streamer, or null
 * @param paused whether a {@code #} stands in front
 */
public record ListEntry(
        String file,
        int line,
        String url,
        PlatformRegistry.@Nullable Match match,
        @Nullable String quality,
        @Nullable String name,
        boolean paused) {

    public RoomKey key() {
        return RoomKey.of(url, match);
    }
}
