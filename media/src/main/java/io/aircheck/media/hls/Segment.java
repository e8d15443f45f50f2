package io.aircheck.media.hls;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a media playlist.
 *
 * @param sequence its media sequence number
 * @param duration as announced; for a prefetch line the average of the others
 * @param title what stands after the duration, empty for none
 * @param discontinuity whether encoding, timestamps or tracks may differ from the segment before it
 * @param programDateTime wall clock of its first sample: its own EXT-X-PROGRAM-DATE-TIME, or counted on from the last one
 *     since a discontinuity; null where there is none
 * @param key null where it is not encrypted
 * @param scrambling null where the site scrambles nothing beyond that
 * @param map null where it needs none
 * @param byteRange null for the whole resource
 * @param gap whether the playlist itself says that it is missing (EXT-X-GAP)
 * @param advertisement whether it was put in place of the programme (see {@link TwitchAds})
 */
public record Segment(
        long sequence,
        String url,
        Duration duration,
        String title,
        boolean discontinuity,
        @Nullable Instant programDateTime,
        @Nullable SegmentKey key,
        @Nullable Scrambling scrambling,
        @Nullable InitSection map,
        @Nullable ByteRange byteRange,
        boolean gap,
        boolean advertisement) {}
