package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvConfiguration;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;
import io.aircheck.media.flv.repair.Seam;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.UnitSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Joins what comes over a new connection to what came before. The group that a connection was cut in is held back until the next
 * connection shows whether it can be had whole; what cannot be had is noted.
 */
final class Rejoining {

    /** A server's clock that went on this much more than ours is not the same clock. */
    private static final long CLOCK_TOLERANCE_MILLIS = 30_000;

    /** Less than this between two groups is the ordinary distance of frames. */
    private static final long SEAMLESS_MILLIS = 500;

    /** By so much two encodings of one moment may differ, since frames of sound fall differently. */
    private static final long SAME_MOMENT_MILLIS = 100;

    /**
     * A broadcast that goes on behind a broken connection goes on with our clock. One that is this much behind it, after as long
     * without a connection, stood still meanwhile: its server was down and sends on from where it stopped, or from its start.
     */
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    private final UnitSink sink;
    private final Clock clock;

    private @Nullable Gop cut;
    private @Nullable Arrived last;
    private @Nullable Arrived unjoined;
    private boolean exactly;

    private Instant connectedAt = Instant.EPOCH;
    private Instant disconnectedAt = Instant.EPOCH;

    /** The last group that was accepted: its end on the server's clock and on ours. */
    private record Arrived(FlvConfiguration configuration, long timestamp, Instant at) {}

    Rejoining(UnitSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    void connectionBegins() {
        unjoined = last;
        connectedAt = clock.instant();
    }

    void connectionEnds() {
        disconnectedAt = clock.instant();
    }

    /** Whether the beginning of a group tells nothing that the one held back does not. */
    boolean isHeld(Gop rest) {
        return cut != null && Seam.completes(rest, cut);
    }

    /**
     * Whether a connection begins with what was recorded already, in another form: an edge that remembers the picture from before
     * it was turned, or that encodes by itself. The stream's clock says so, and by ours there was no time for anything newer.
     */
    boolean isPast(Gop gop) {
        Arrived before = unjoined;
        if (before == null || gop.configuration().equals(before.configuration())) {
            return false;
        }
        long overlapMillis = before.timestamp() - gop.tags().firstTimestamp();
        return gop.tags().lastTimestamp() <= before.timestamp() + SAME_MOMENT_MILLIS
                && Duration.between(before.at(), clock.instant()).toMillis() < overlapMillis;
    }

    /** Keeps the group that a connection was cut in, and its bytes. */
    void hold(Gop rest) {
        cut = rest;
    }

    /** The group that was held back, to be written as far as it goes. */
    @Nullable
    Gop takeHeld() {
        Gop held = cut;
        cut = null;
        return held;
    }

    /** Drops the group that was held back where the first new one of a connection is the same, and whole. */
    void meet(Gop gop) {
        Gop held = cut;
        exactly = unjoined != null && held != null && Seam.completes(held, gop);
        if (exactly && held != null) {
            held.tags().discard();
            cut = null;
        }
    }

    /** Notes what is missing before the first new group of a connection, and where the stream now is. */
    void accept(Gop gop) {
        Arrived before = unjoined;
        unjoined = null;
        if (before != null && (exactly || !noteGap(before, gop.tags()))) {
            noteStandstill(before, gop.tags());
        }
        last = new Arrived(gop.configuration(), gop.tags().lastTimestamp(), clock.instant());
    }

    /** Nothing is missing of what the server sent, yet the broadcast was not to be had for a while. */
    private void noteStandstill(Arrived before, HeldTags tags) {
        Duration behind = untilItBegan(before, tags);
        if (Duration.between(disconnectedAt, connectedAt).compareTo(STANDSTILL) >= 0
                && behind.compareTo(STANDSTILL) >= 0) {
            sink.gap(new Gap(
                    before.at(),
                    behind,
                    0,
                    Gap.Cause.UNREACHABLE,
                    "the server was gone; it went on with what it had sent last"));
        }
    }

    /** From the end of the last group to the beginning of one that is just complete, by our clock. */
    private Duration untilItBegan(Arrived before, HeldTags tags) {
        long groupMillis = tags.lastTimestamp() - tags.firstTimestamp();
        return Duration.between(before.at(), clock.instant()).minusMillis(groupMillis);
    }

    /** @return whether something is missing */
    private boolean noteGap(Arrived before, HeldTags tags) {
        long onTheirClock = tags.firstTimestamp() - before.timestamp();
        Duration onOurs = Duration.between(before.at(), connectedAt);
        boolean sameClock = onTheirClock >= 0 && onTheirClock <= onOurs.toMillis() + CLOCK_TOLERANCE_MILLIS;
        if (sameClock && onTheirClock <= SEAMLESS_MILLIS) {
            return false;
        }
        if (!sameClock && untilItBegan(before, tags).toMillis() <= SEAMLESS_MILLIS) {
            return false; // the server counts otherwise, but there was no time for anything between
        }
        sink.gap(new Gap(
                before.at(),
                sameClock ? Duration.ofMillis(onTheirClock) : onOurs,
                0,
                Gap.Cause.UNREACHABLE,
                sameClock
                        ? "the stream went on while there was no connection"
                        : "there was no connection; the stream's clock began anew, so the length is ours"));
        return true;
    }
}
