package io.aircheck.recorder.hls;

import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.hls.Change.Standing;
import io.aircheck.recorder.hls.Slot.State;
import java.util.ArrayList;
import java.util.List;

/** Slots of segments that are not listed yet, in order: whether they are part of the stream turns out later. */
final class Announced {

    private final List<Slot> slots = new ArrayList<>();

    void add(Slot slot) {
        slots.add(slot);
    }

    /** Whatever stands in front of a listed segment is part of the stream, though the playlist may have skipped it. */
    void settleUpTo(Slot listed) {
        boolean wasAnnounced = slots.contains(listed);
        while (!slots.isEmpty()) {
            Slot first = slots.removeFirst();
            first.standing = Standing.LISTED;
            if (wasAnnounced && first == listed) {
                return;
            }
        }
    }

    /** A segment is part of the stream, if it could be had. @return whether it could */
    boolean settle(Segment segment) {
        for (Slot slot : slots) {
            if (slot.segment == segment && slot.state == State.READY) {
                slots.remove(slot);
                slot.standing = Standing.LISTED;
                return true;
            }
        }
        return false;
    }

    /**
     * A playlist that was completed is the whole of the stream; of one that broke off, what was announced is the end.
     *
     * @return those that are not part of it
     */
    List<Slot> drop(boolean complete) {
        List<Slot> dropped = new ArrayList<>();
        for (Slot slot : slots) {
            if (complete || slot.state != State.READY) {
                slot.state = State.DROPPED;
                dropped.add(slot);
            } else {
                slot.standing = Standing.LISTED;
            }
        }
        slots.clear();
        return dropped;
    }
}
