package io.aircheck.server.recordings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast bytes come, over the last ten seconds. */
final class RateMeter {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private record Sample(Instant at, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long bytesInWindow;

    void add(Instant at, long bytes) {
        samples.addLast(new Sample(at, bytes));
        bytesInWindow += bytes;
        forgetBefore(at.minus(WINDOW));
    }

    /** Bits a second; a recording that has just begun reads low for its first ten seconds. */
    long bitsPerSecond(Instant now) {
        forgetBefore(now.minus(WINDOW));
        return samples.isEmpty() ? 0 : bytesInWindow * 8 * 1000 / WINDOW.toMillis();
    }

    private void forgetBefore(Instant moment) {
        while (!samples.isEmpty() && samples.getFirst().at().isBefore(moment)) {
            bytesInWindow -= samples.removeFirst().bytes();
        }
    }
}
