package io.aircheck.media.hls;

import java.time.Duration;
import java.util.List;

/**
 * The segments that can be had now.
 *
 * @param targetDuration the longest duration of a segment, and so the pace of reloading; where the playlist does not say,
 *     that of its longest segment
 * @param mediaSequence number of the first segment
 * @param discontinuitySequence number of discontinuities before the first segment
 * @param ended whether nothing will be added (EXT-X-ENDLIST)
 * @param blockingReload whether the server holds a request back until the segment that it names is there (CAN-BLOCK-RELOAD)
 * @param segments in order, numbered without holes
 * @param prefetch Twitch: segments that will be next, still being made; numbered on
 * @param adBreaks stretches known to be advertisements, those of earlier reloads included
 */
public record MediaPlaylist(
        Duration targetDuration,
        long mediaSequence,
        long discontinuitySequence,
        boolean ended,
        boolean blockingReload,
        PlaylistType playlistType,
        List<Segment> segments,
        List<Segment> prefetch,
        List<AdBreak> adBreaks)
        implements HlsPlaylist {

    /** EXT-X-PLAYLIST-TYPE. */
    public enum PlaylistType {
        /** Segments come at the end and go at the front. */
        LIVE,
        /** Segments come at the end, none go. */
        EVENT,
        /** Nothing changes. */
        VOD
    }

    public MediaPlaylist {
        segments = List.copyOf(segments);
        prefetch = List.copyOf(prefetch);
        adBreaks = List.copyOf(adBreaks);
    }

    /** The number after that of the last segment. */
    public long nextSequence() {
        return mediaSequence + segments.size();
    }

    /** Length of all segments together. */
    public Duration duration() {
        return segments.stream().map(Segment::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
