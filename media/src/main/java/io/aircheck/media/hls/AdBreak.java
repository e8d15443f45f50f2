package io.aircheck.media.hls;

import java.time.Instant;

/**
 * A stretch that a playlist's EXT-X-DATERANGE declares to be advertisements.
 *
 * @param id of the date range
 * @param end the first instant after it
 */
public record AdBreak(String id, Instant start, Instant end) {

    public boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }
}
