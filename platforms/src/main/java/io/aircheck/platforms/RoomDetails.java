package io.aircheck.platforms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a site tells about a room beside its state; null where it does not.
 *
 * @param cover address of a picture
 * @param startedAt when the broadcast began
 */
public record RoomDetails(
        @Nullable String streamer,
        @Nullable String title,
        @Nullable String category,
        @Nullable String cover,
        @Nullable Instant startedAt) {

    public static final RoomDetails UNKNOWN = new RoomDetails(null, null, null, null, null);

    public static RoomDetails of(@Nullable String streamer, @Nullable String title) {
        return new RoomDetails(streamer, title, null, null, null);
    }
}
