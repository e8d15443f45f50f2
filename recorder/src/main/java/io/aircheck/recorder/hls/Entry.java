package io.aircheck.recorder.hls;

import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.Segment;
import java.time.Duration;
import java.util.List;

/** With which segment of the first playlist to begin. */
public sealed interface Entry {

    /** Takes everything that is there, as a recording does. */
    Entry WHOLE = new At(Duration.ZERO);

    /**
     * The newest segments that hold so much, as one does who wants to know what is on air; of a finished stream its beginning.
     */
    record Last(Duration length) implements Entry {}

    /** The segment that holds a place, counted from the first of the playlist; the last one where it ends before. */
    record At(Duration place) implements Entry {}

    /** The segment that holds what lies at a share of the playlist, 0 to 1. */
    record Share(double part) implements Entry {}

    /** Those segments of a playlist that are wanted. */
    default List<Segment> of(MediaPlaylist playlist) {
        List<Segment> all = playlist.segments();
        return switch (this) {
            case Last(Duration length) ->
                playlist.ended() ? all : all.subList(beginningOfLast(all, length), all.size());
            case At(Duration place) -> all.subList(holding(all, place), all.size());
            case Share(double part) -> all.subList(holding(all, share(all, part)), all.size());
        };
    }

    private static int beginningOfLast(List<Segment> segments, Duration length) {
        Duration held = Duration.ZERO;
        int first = segments.size();
        while (first > 0 && held.compareTo(length) < 0) {
            first--;
            held = held.plus(segments.get(first).duration());
        }
        return first;
    }

    private static Duration share(List<Segment> segments, double part) {
        Duration whole = segments.stream().map(Segment::duration).reduce(Duration.ZERO, Duration::plus);
        return Duration.ofMillis((long) (whole.toMillis() * part));
    }

    private static int holding(List<Segment> segments, Duration place) {
        Duration end = Duration.ZERO;
        for (int i = 0; i < segments.size(); i++) {
            end = end.plus(segments.get(i).duration());
            if (end.compareTo(place) > 0) {
                return i;
            }
        }
        return Math.max(0, segments.size() - 1);
    }
}
