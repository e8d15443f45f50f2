package io.aircheck.server.rooms;

import org.jspecify.annotations.Nullable;

/**
 * A wish to watch a room.
 *
 * @param quality a quality word; null takes the configured one
 * @param name the user's own name for the streamer; null takes the site's
 */
public record NewRoom(
        String url, @Nullable String quality, @Nullable String name) {}
