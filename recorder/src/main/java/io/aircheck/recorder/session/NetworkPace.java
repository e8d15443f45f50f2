package io.aircheck.recorder.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToLongFunction;

/**
 * Whether the network carries a stream: what comes in, as media, must keep pace with the clock. That is the throughput against
 * the stream's own bit rate, without having to trust an announced one. An interruption says nothing about it and is left out.
 */
final class NetworkPace {

    enum Advice {
        STAY,
        /** Less than the stream needs has come in for a while. */
        DOWN,
        /** It has been calm for so long that a higher quality is worth a try. */
        UP
    }

    private static final long WINDOW_MILLIS = 30_000;
    private static final long SHORTEST_MILLIS = 20_000;
    /** Engines fetch in bursts, so a little less than the clock is nothing. */
    private static final double TOO_SLOW = 0.85;

    private static final double CALM = 0.95;
    private static final long INTERRUPTION_MILLIS = 15_000;
    private static final Duration FIRST_CALM = Duration.ofMinutes(3);
    private static final Duration LONGEST_CALM = Duration.ofHours(1);
    /** A step up that has to be taken back so soon was a mistake; the next try waits twice as long. */
    private static final long TRIAL_MILLIS = 120_000;

    private record Arrival(long atMillis, long bytes, long mediaMillis) {}

    private final Deque<Arrival> window = new ArrayDeque<>();
    private Duration calm = FIRST_CALM;
    private long nowMillis;
    private long calmSinceMillis = -1;
    private long steppedUpMillis = Long.MIN_VALUE / 2;

    /** A unit has come in. */
    Advice see(long receivedMillis, long bytes, Duration media) {
        nowMillis = receivedMillis;
        calmSinceMillis = calmSinceMillis < 0 ? nowMillis : calmSinceMillis;
        Arrival last = window.peekLast();
        long mediaMillis = media.toMillis();
        if (last != null && nowMillis - last.atMillis() > Math.max(INTERRUPTION_MILLIS, 5 * mediaMillis)) {
            window.clear();
        }
        window.addLast(new Arrival(nowMillis, bytes, mediaMillis));
        while (nowMillis - window.getFirst().atMillis() > WINDOW_MILLIS && window.size() > 2) {
            window.removeFirst();
        }
        long elapsed = nowMillis - window.getFirst().atMillis();
        if (elapsed < SHORTEST_MILLIS) {
            return Advice.STAY;
        }
        double pace = (double) came(Arrival::mediaMillis) / elapsed;
        if (pace < CALM) {
            calmSinceMillis = nowMillis;
        }
        if (pace < TOO_SLOW) {
            return Advice.DOWN;
        }
        return nowMillis - calmSinceMillis >= calm.toMillis() ? Advice.UP : Advice.STAY;
    }

    /** What came in over the last half minute. */
    long throughputBitsPerSecond() {
        long elapsed = window.getLast().atMillis() - window.getFirst().atMillis();
        return elapsed == 0 ? 0 : came(Arrival::bytes) * 8000 / elapsed;
    }

    /** Another quality is taken from now on. */
    void stepped(Advice direction) {
        rest();
        if (direction == Advice.UP) {
            steppedUpMillis = nowMillis;
        } else if (nowMillis - steppedUpMillis < TRIAL_MILLIS) {
            Duration twice = calm.multipliedBy(2);
            calm = twice.compareTo(LONGEST_CALM) < 0 ? twice : LONGEST_CALM;
        }
    }

    /** There is no quality to step to, so the question rests for as long as a calm takes. */
    void rest() {
        window.clear();
        calmSinceMillis = nowMillis;
    }

    /** The first arrival began before the window did. */
    private long came(ToLongFunction<Arrival> what) {
        return window.stream().skip(1).mapToLong(what).sum();
    }
}
