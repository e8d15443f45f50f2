package io.aircheck.recorder.hls;

import io.aircheck.media.hls.MediaPlaylist;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When a playlist is to be loaded again (RFC 8216 §6.3.4): a segment's length after the beginning of the last request, half
 * of it where nothing was new. Counted from beginning to beginning, so that slow answers do not add up, and never later: what
 * stands in the playlist for one segment's time only would be missed.
 *
 * <p>Requests begin at full ticks of the clock. So the threads of several recordings wake together and find the processor's
 * caches filled, which halves what a reload costs. Now and then one comes a tick earlier, at random, so that recordings
 * which began together do not ask together for ever.
 */
final class ReloadClock {

    /** From long to short; a reload is at most an eighth of its interval early. */
    private static final List<Duration> TICKS =
            List.of(Duration.ofMillis(500), Duration.ofMillis(250), Duration.ofMillis(100));

    private static final int PART = 8;

    /** One reload in so many comes a tick earlier. */
    private static final int EARLY = 16;

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
        boolean early = changed && random.nextInt(EARLY) == 0;
        return early ? atLeast.minus(tick(atLeast)) : atLeast;
    }

    /**
     * How long to wait for the next one.
     *
     * @param began when the last one did, of {@link System#nanoTime}
     * @param interval from beginning to beginning
     */
    static Duration rest(long began, Duration interval, long now) {
        long due = began + interval.toNanos();
        long tick = tick(interval).toNanos();
        return Duration.ofNanos(Math.max(0, (tick == 0 ? due : due - Math.floorMod(due, tick)) - now));
    }

    /** None where the interval is too short for it. */
    private static Duration tick(Duration interval) {
        return TICKS.stream()
                .filter(tick -> tick.multipliedBy(PART).compareTo(interval) <= 0)
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
