package io.aircheck.server.retention;

import io.aircheck.server.retention.CleanUp.Deletion;
import io.aircheck.server.retention.CleanUp.Move;
import io.aircheck.server.retention.CleanUp.Spared;
import io.aircheck.server.retention.Kept.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Decides what goes; looks at nothing but what it is given. */
final class CleanUpPlan {

    private static final Comparator<Kept> NEWEST_FIRST =
            Comparator.comparing(Kept::startedAt).thenComparing(Kept::id).reversed();

    /**
     * What counts for all rooms.
     *
     * @param freeBytes how much room the disk should have; 0 for any
     * @param inTrash how long something can be restored
     */
    record Limits(long freeBytes, Duration inTrash) {}

    private final Map<Long, Move> moves = new LinkedHashMap<>();
    private final Map<Long, Deletion> deletions = new LinkedHashMap<>();
    private final List<Spared> spared = new ArrayList<>();

    private CleanUpPlan() {}

    /**
     * @param all finished recordings, and those in the trash
     * @param keep by room
     * @param free bytes on the disk
     */
    static CleanUp of(List<Kept> all, LongFunction<Keep> keep, Limits limits, long free, Instant now) {
        CleanUpPlan plan = new CleanUpPlan();
        Map<Long, List<Kept>> rooms = new TreeMap<>();
        all.stream()
                .filter(it -> !it.isTrashed())
                .sorted(NEWEST_FIRST)
                .forEach(it -> rooms.computeIfAbsent(it.roomId(), _ -> new ArrayList<>())
                        .add(it));
        rooms.forEach((room, its) -> plan.room(its, keep.apply(room), now));
        plan.trash(all, limits, now);
        plan.space(all, limits, free);
        return new CleanUp(List.copyOf(plan.moves.values()), List.copyOf(plan.deletions.values()), plan.spared);
    }

    private void room(List<Kept> newestFirst, Keep keep, Instant now) {
        long bytes = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            Kept it = newestFirst.get(i);
            bytes += it.bytes();
            Why why = i == 0 ? null : why(it, i, bytes, keep, now);
            if (why != null) {
                move(it, why);
            }
        }
    }

    private static @Nullable Why why(Kept it, int newer, long bytesWithNewer, Keep keep, Instant now) {
        if (keep.age() != null && it.endedAt().plus(keep.age()).isBefore(now)) {
            return Why.AGE;
        }
        if (keep.count() != null && newer >= keep.count()) {
            return Why.COUNT;
        }
        return keep.bytes() != null && bytesWithNewer > keep.bytes() ? Why.SIZE : null;
    }

    private boolean move(Kept it, Why why) {
        if (it.locked() || it.busy()) {
            spared.add(new Spared(it, why, it.locked()));
            return false;
        }
        moves.put(it.id(), new Move(it, why));
        return true;
    }

    private void trash(List<Kept> all, Limits limits, Instant now) {
        oldestTrash(all).forEach(it -> {
            Instant at = it.trashedAt();
            if (at != null && at.plus(limits.inTrash()).isBefore(now)) {
                deletions.put(it.id(), new Deletion(it, false));
            }
        });
    }

    private static List<Kept> oldestTrash(List<Kept> all) {
        return all.stream()
                .filter(Kept::isTrashed)
                .sorted(Comparator.comparing((Kept it) -> it.trashedAt() == null ? Instant.MAX : it.trashedAt())
                        .thenComparing(Kept::id))
                .toList();
    }

    /** The trash goes first, then what the other rules take, then the oldest. */
    private void space(List<Kept> all, Limits limits, long free) {
        long wanted = limits.freeBytes() - free;
        for (Deletion deletion : deletions.values()) {
            wanted -= deletion.it().bytes();
        }
        List<Kept> candidates = new ArrayList<>(oldestTrash(all));
        moves.values().stream().map(Move::it).sorted(NEWEST_FIRST.reversed()).forEach(candidates::add);
        all.stream()
                .filter(it -> !it.isTrashed() && !moves.containsKey(it.id()))
                .filter(it -> spared.stream().noneMatch(other -> other.it().id() == it.id()))
                .sorted(NEWEST_FIRST.reversed())
                .forEach(candidates::add);
        for (Kept it : candidates) {
            if (wanted <= 0) {
                return;
            }
            boolean goes = !deletions.containsKey(it.id())
                    && (it.isTrashed() || moves.containsKey(it.id()) || move(it, Why.SPACE));
            if (goes) {
                deletions.put(it.id(), new Deletion(it, true));
                wanted -= it.bytes();
            }
        }
    }
}
