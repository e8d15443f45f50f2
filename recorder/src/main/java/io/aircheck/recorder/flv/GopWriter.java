package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.repair.RepeatedGops;
import io.aircheck.media.flv.repair.Reversals;
import io.aircheck.media.flv.repair.Seam;
import io.aircheck.media.flv.repair.Timeline;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the groups of all connections into one row of units: each group once, on one timeline, with what is missing noted. The
 * group that a connection was cut in is held back until the next connection shows whether it can be had whole.
 */
final class GopWriter {

    enum Outcome {
        WRITTEN,
        REPEATED,
        ENOUGH
    }

    /** A server's clock that went on this much more than ours is not the same clock. */
    private static final long CLOCK_TOLERANCE_MILLIS = 30_000;

    /** Less than this between two groups is the ordinary distance of frames. */
    private static final long SEAMLESS_MILLIS = 500;

    /**
     * A broadcast that goes on behind a broken connection goes on with our clock. One that is this much behind it, after as long
     * without a connection, stood still meanwhile: its server was down and sends on from where it stopped, or from its start.
     */
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    private final UnitSink sink;
    private final Clock clock;
    private final RepeatedGops repeated = new RepeatedGops();
    private final Timeline timeline = new Timeline();
    private final Reversals reversals = new Reversals();
    private final FileHead head = new FileHead();

    private @Nullable Gop cut;
    private @Nullable Arrived last;
    private boolean joining;
    /** On a connection's first group a jump of the timestamps is nothing to speak of. */
    private boolean newClock;

    private Instant connectedAt = Instant.EPOCH;
    private Instant disconnectedAt = Instant.EPOCH;
    private long sequence;

    /** The last group that was accepted: its end on the server's clock and on ours. */
    private record Arrived(long timestamp, Instant at) {}

    GopWriter(UnitSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    void connectionBegins() {
        repeated.connectionBegins();
        joining = last != null;
        newClock = true;
        connectedAt = clock.instant();
    }

    /** A whole group. */
    Outcome add(Gop gop) throws StorageException {
        if (repeated.isRepeated(gop)) {
            return Outcome.REPEATED;
        }
        if (joining && !join(gop)) {
            return Outcome.ENOUGH;
        }
        accept(gop);
        return write(gop) ? Outcome.WRITTEN : Outcome.ENOUGH;
    }

    int repeatedInARow() {
        return repeated.inARow();
    }

    /** @param rest what had come of a group when the connection ended */
    void connectionEnds(@Nullable Gop rest) throws StorageException {
        disconnectedAt = clock.instant();
        if (rest == null || repeated.isBeginningOfRepeated(rest) || cut != null && Seam.completes(rest, cut)) {
            return;
        }
        if (joining) {
            join(rest);
        }
        accept(rest);
        cut = rest;
    }

    /** Nothing more will come: the group that was held back is written as far as it goes. */
    boolean finish() throws StorageException {
        Gop held = cut;
        cut = null;
        return held == null || write(held);
    }

    private void accept(Gop gop) {
        last = new Arrived(gop.tags().getLast().timestamp(), clock.instant());
    }

    /** The first new group of a connection meets what was there before. */
    private boolean join(Gop gop) throws StorageException {
        joining = false;
        Arrived before = last;
        boolean exactly = cut != null && Seam.completes(cut, gop);
        if (exactly) {
            cut = null;
        }
        boolean more = finish();
        if (before != null && (exactly || !noteGap(before, gop))) {
            noteStandstill(before, gop);
        }
        return more;
    }

    /** Nothing is missing of what the server sent, yet the broadcast was not to be had for a while. */
    private void noteStandstill(Arrived before, Gop gop) {
        long groupMillis = gop.tags().getLast().timestamp() - gop.first().timestamp();
        Duration behind = Duration.between(before.at(), clock.instant()).minusMillis(groupMillis);
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

    /** @return whether something is missing */
    private boolean noteGap(Arrived before, Gop gop) {
        long onTheirClock = gop.first().timestamp() - before.timestamp();
        Duration onOurs = Duration.between(before.at(), connectedAt);
        boolean sameClock = onTheirClock >= 0 && onTheirClock <= onOurs.toMillis() + CLOCK_TOLERANCE_MILLIS;
        if (sameClock && onTheirClock <= SEAMLESS_MILLIS) {
            return false;
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

    private boolean write(Gop gop) throws StorageException {
        long begin = timeline.end();
        Timeline.Placed placed = timeline.place(gop);
        for (long jump : newClock ? List.<Long>of() : placed.jumps()) {
            sink.incident("the stream's timestamps jumped by " + jump + " ms; the recording goes on without the jump");
        }
        newClock = false;
        Gop repaired = reversals.clamp(placed.gop());
        MediaUnit unit = new MediaUnit(
                Container.FLV,
                repaired.configuration().id(),
                head.of(repaired),
                List.of(encode(repaired)),
                sequence++,
                0,
                Duration.ofMillis(Math.max(0, timeline.end() - begin)),
                null,
                clock.instant(),
                repaired.startsWithKeyFrame());
        return sink.write(unit);
    }

    private static ByteBuffer encode(Gop gop) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(gop.encodedBytes()));
        for (FlvTag tag : gop.tags()) {
            tag.encode(bytes);
        }
        return bytes.flip();
    }
}
