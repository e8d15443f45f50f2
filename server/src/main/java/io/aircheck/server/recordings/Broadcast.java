package io.aircheck.server.recordings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From going live to going off, over short drops.
 *
 * @param roomId the room it was watched for; the room may have been removed since
 * @param url the room's address
 * @param streamer the user's name for the streamer, or the site's
 * @param endedAt null while it goes on
 */
public record Broadcast(
        long id,
        long roomId,
        String platform,
        String url,
        @Nullable String streamer,
        @Nullable String title,
        @Nullable String category,
        @Nullable String cover,
        Instant startedAt,
        @Nullable Instant endedAt) {}
