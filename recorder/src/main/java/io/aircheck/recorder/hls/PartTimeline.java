package io.aircheck.recorder.hls;

import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.mpegts.TsPacket;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of one part: it goes on from unit to unit. Where the stream's own timestamps leap (an encoder that began anew, a
 * lost segment, advertisements left out), what follows is moved to where it was expected, all tracks together; where they
 * do not, nothing is moved. What is missing stands in the manifest, with the wall clock of every unit.
 */
final class PartTimeline {

    /** Tracks of one segment seldom begin and end together, so a distance of this much is none. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    /** No two frames of a track at the same time, in whatever container it will be. */
    private static final Duration ONE_STEP = Duration.ofMillis(1);

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

    /**
     * How much more its timestamps must be moved than those before; null where they go on by themselves. The leading track
     * goes on exactly, so that what is moved often does not drift; the others follow it.
     */
    private @Nullable Duration move(List<Track> tracks, Container container) {
        Track leading = null;
        Duration nearest = null;
        Duration notBack = null;
        for (Track track : tracks) {
            Reached before = reached.get(track.id());
            if (before == null || before.timescale() != track.timescale()) {
                continue;
            }
            leading = leading == null || track.kind() == Kind.VIDEO ? track : leading;
            Duration toEnd = distance(track, before.end(), container);
            Duration toLast = distance(track, before.last(), container).plus(ONE_STEP);
            nearest = nearest == null || toEnd.abs().compareTo(nearest) < 0 ? toEnd.abs() : nearest;
            notBack = notBack == null || toLast.compareTo(notBack) > 0 ? toLast : notBack;
        }
        if (leading == null || nearest == null || notBack == null) {
            return null;
        }
        Reached before = Objects.requireNonNull(reached.get(leading.id()));
        boolean back = distance(leading, before.last(), container).isPositive();
        if (!back && nearest.compareTo(TOLERANCE) <= 0) {
            return null;
        }
        Duration goOn = distance(leading, before.end(), container);
        Duration most = goOn.plus(TOLERANCE); // a track that was cut badly must not tear a hole into the others
        return notBack.compareTo(goOn) <= 0 ? goOn : notBack.compareTo(most) < 0 ? notBack : most;
    }

    /** How far the track's first frame is to be moved to lie at a time of its own clock. */
    private static Duration distance(Track track, long to, Container container) {
        long ticks = container == Container.TS ? TsPacket.ticksBetween(track.firstDts(), to) : to - track.firstDts();
        return Duration.ofNanos(Math.round(ticks * 1e9 / track.timescale()));
    }
}
