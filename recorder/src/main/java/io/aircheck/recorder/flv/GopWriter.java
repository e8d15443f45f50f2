package io.aircheck.recorder.flv;

import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.repair.RepeatedGops;
import io.aircheck.media.flv.repair.Reversals;
import io.aircheck.media.flv.repair.ServerClocks;
import io.aircheck.media.flv.repair.SoundTail;
import io.aircheck.media.flv.repair.Timeline;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the groups of all connections into one row of units: through the cures for repeated groups, broken connections, leaping
 * and reversed timestamps, one after the other.
 */
final class GopWriter {

    enum Outcome {
        WRITTEN,
        REPEATED,
        ENOUGH
    }

    private final UnitSink sink;
    private final Clock clock;
    private final ServerClocks clocks = new ServerClocks();
    private final RepeatedGops repeated = new RepeatedGops(clocks);
    private final Rejoining rejoining;
    private final SoundTail sound = new SoundTail();
    private final Timeline timeline = new Timeline();
    private final Reversals reversals = new Reversals();
    private final FileHead head = new FileHead();

    /** On a connection's first group a jump of the timestamps is nothing to speak of. */
    private boolean newClock;

    private long sequence;

    GopWriter(UnitSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
        this.rejoining = new Rejoining(sink, clock, clocks);
    }

    void connectionBegins() {
        repeated.connectionBegins(clock.millis());
        rejoining.connectionBegins();
        newClock = true;
    }

    /** A whole group; its bytes are not needed afterwards. */
    Outcome add(Gop gop) throws StorageException {
        if (rejoining.completesHeld(gop)) {
            repeated.isNew(gop, clock.millis());
        } else if (repeated.isRepeated(gop, clock.millis()) || rejoining.isPast(gop)) {
            return Outcome.REPEATED;
        }
        rejoining.meet(gop);
        if (!finish()) {
            return Outcome.ENOUGH;
        }
        Gop complete = sound.complete(gop);
        rejoining.accept(complete);
        boolean more = write(complete);
        repeated.placed(complete, clock.millis());
        return more ? Outcome.WRITTEN : Outcome.ENOUGH;
    }

    int repeatedInARow() {
        return repeated.inARow();
    }

    /**
     * @param rest what had come of a group when the connection ended
     * @return whether it is held back, so that the connection's bytes are still needed
     */
    boolean connectionEnds(@Nullable Gop rest) throws StorageException {
        rejoining.connectionEnds();
        if (rest == null || rejoining.isHeld(rest)) {
            return false;
        }
        boolean known = rejoining.completesHeld(rest);
        if (!known && (repeated.isBeginningOfRepeated(rest, clock.millis()) || rejoining.isPast(rest))) {
            return false;
        }
        rejoining.meet(rest);
        finish();
        Gop complete = sound.complete(rest);
        rejoining.accept(complete);
        long end = timeline.endOf(complete, newClock);
        clocks.learn(complete.tags().lastTimestamp(), end);
        rejoining.placed(end);
        rejoining.hold(complete);
        return true;
    }

    /** Nothing more will come: the group that was held back is written as far as it goes. */
    boolean finish() throws StorageException {
        Gop held = rejoining.takeHeld();
        if (held == null) {
            return true;
        }
        try {
            return write(held);
        } finally {
            held.tags().discard();
        }
    }

    private boolean write(Gop gop) throws StorageException {
        long begin = timeline.end();
        long timestamp = gop.tags().lastTimestamp();
        List<Long> jumps = timeline.place(gop, newClock);
        clocks.learn(timestamp, gop.tags().lastTimestamp());
        rejoining.placed(gop.tags().lastTimestamp());
        if (!newClock) {
            jumps.forEach(jump -> sink.incident(
                    "the stream's timestamps jumped by " + jump + " ms; the recording goes on without the jump"));
        }
        newClock = false;
        reversals.clamp(gop);
        sound.written(gop);
        MediaUnit unit = new MediaUnit(
                Container.FLV,
                head.id(gop),
                head.of(gop),
                gop.tags().encoded(),
                sequence++,
                0,
                Duration.ofMillis(Math.max(0, timeline.end() - begin)),
                null,
                clock.instant(),
                gop.startsWithKeyFrame());
        return sink.write(unit);
    }
}
