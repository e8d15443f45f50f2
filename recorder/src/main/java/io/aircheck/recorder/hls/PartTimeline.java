package io.aircheck.recorder.hls;

import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.mpegts.TsPacket;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of one part: it goes on from unit to unit. Where the stream's own timestamps leap (an encoder that began anew, a
 * lost segment, advertisements left out), what follows is moved to where it was expected, all tracks together; where they
 * do not, nothing is moved. What is missing stands in the manifest, with the wall clock of every unit.
 */
final class PartTimeline {

    /** Tracks of one segment seldom begin and end together, so a distance of this much is none. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    /**
     * Where a unit belongs.
     *
     * @param shift what is to be added to its timestamps
     * @param seam whether its clock is not that of the unit before it
     */
    record Place(Duration shift, boolean seam) {}

    /** A track's last frame and the end of it, in ticks of the stream's own clock. */
    private record Reached(long timescale, long last, long end) {}

    private final Map<Integer, Reached> reached = new HashMap<>();
    private Duration shift = Duration.ZERO;

    Place place(MediaUnit unit) {
        List<Track> timed = unit.tracks().stream()
                .filter(track -> track.firstDts() != SegmentInspection.NO_TIME)
                .toList();
        Duration move = move(timed, unit.container());
        if (move != null) {
            shift = shift.plus(move);
        }
        for (Track track : timed) {
            long length = track.durationTicks() > 0
                    ? track.durationTicks()
                    : Math.round(unit.duration().toNanos() * track.timescale() / 1e9);
            reached.put(track.id(), new Reached(track.timescale(), track.lastDts(), track.firstDts() + length));
        }
        return new Place(shift, move != null);
    }

    /** How much more its timestamps must be moved than those before; null where they go on by themselves. */
    private @Nullable Duration move(List<Track> tracks, Container container) {
        Duration nearest = null;
        Duration longest = null;
        Duration leading = null;
        boolean back = false;
        for (Track track : tracks) {
            Reached before = reached.get(track.id());
            if (before == null || before.timescale() != track.timescale()) {
                continue;
            }
            Duration needed = distance(track.firstDts(), before.end(), track.timescale(), container);
            if (leading == null || track.kind() == SegmentInspection.Kind.VIDEO) {
                leading = needed;
                back = distance(track.firstDts(), before.last(), track.timescale(), container)
                        .isPositive();
            }
            nearest = nearest == null || needed.abs().compareTo(nearest) < 0 ? needed.abs() : nearest;
            longest = longest == null || needed.compareTo(longest) > 0 ? needed : longest;
        }
        if (nearest == null || leading == null || longest == null) {
            return null;
        }
        if (!back && nearest.compareTo(TOLERANCE) <= 0) {
            return null;
        }
        // No track may step back, but a track that was cut badly must not tear a hole into the others.
        Duration most = leading.plus(TOLERANCE);
        return longest.compareTo(most) < 0 ? longest : most;
    }

    private static Duration distance(long from, long to, long timescale, Container container) {
        long ticks = container == Container.TS ? TsPacket.ticksBetween(from, to) : to - from;
        return Duration.ofNanos(Math.round(ticks * 1e9 / timescale));
    }
}
