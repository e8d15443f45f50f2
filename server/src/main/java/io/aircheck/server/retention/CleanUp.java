package io.aircheck.server.retention;

import io.aircheck.server.retention.Kept.Why;
import java.util.List;

/**
 * What clean-up would do, or did.
 *
 * @param moves into the trash, in their order
 * @param deletions from the trash for good, in their order; some may have been moved there just before
 * @param spared what the rules would take but must not
 */
public record CleanUp(List<Move> moves, List<Deletion> deletions, List<Spared> spared) {

    /** Into the trash. */
    public record Move(Kept it, Why why) {}

    /**
     * For good.
     *
     * @param forSpace before its time in the trash is over, because the disk needs the room
     */
    public record Deletion(Kept it, boolean forSpace) {}

    /** @param locked else it is still being worked on */
    public record Spared(Kept it, Why why, boolean locked) {}

    public CleanUp {
        moves = List.copyOf(moves);
        deletions = List.copyOf(deletions);
        spared = List.copyOf(spared);
    }

    public boolean isEmpty() {
        return moves.isEmpty() && deletions.isEmpty();
    }

    /** How much room it makes now: what only goes into the trash makes none. */
    public long freedBytes() {
        return deletions.stream().mapToLong(deletion -> deletion.it().bytes()).sum();
    }
}
