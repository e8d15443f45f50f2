package io.aircheck.recorder.hls;

import io.aircheck.media.hls.MediaPlaylist;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a playlist is to be loaded again (RFC 8216 §6.3.4): a segment's length after the beginning of the last request, half
 * of it where nothing was new. Counted from beginning to beginning, so that slow answers do not add up; a little at random,
 * so that many recordings do not ask at once, and never later: what stands in the playlist for one segment's time only would be
 * missed.
 */
final class ReloadClock {

    private static final double JITTER = 0.05;

    private final Duration floor;
    private final RandomGenerator random;

    ReloadClock(Duration floor, RandomGenerator random) {
        this.floor = floor;
        this.random = random;
    }

    Duration interval(MediaPlaylist playlist, boolean changed) {
        Duration target = playlist.targetDuration();
        Duration last = playlist.segments().isEmpty()
                ? target
                : playlist.segments().getLast().duration();
        Duration base = target.compareTo(last) < 0 || last.isZero() ? target : last;
        Duration interval = changed ? base : base.dividedBy(2);
        Duration atLeast = interval.compareTo(floor) < 0 ? floor : interval;
        double vary = 1 - JITTER * random.nextDouble();
        return Duration.ofNanos((long) (atLeast.toNanos() * vary));
    }
}
