package io.aircheck.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.retention.CleanUp.Deletion;
import io.aircheck.server.retention.CleanUp.Move;
import io.aircheck.server.retention.CleanUpPlan.Limits;
import io.aircheck.server.retention.Kept.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule by itself, and how they go together. */
class CleanUpPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Limits USUAL = new Limits(0, Duration.ofDays(7));

    /** A recording of room 1 that ended so many days ago, of so many bytes. */
    private static Kept kept(long id, int daysAgo, long bytes) {
        return kept(id, daysAgo, bytes, false, false, null);
    }

    private static Kept kept(
            long id, int daysAgo, long bytes, boolean locked, boolean busy, @Nullable Integer trashedDaysAgo) {
        Instant end = NOW.minus(Duration.ofDays(daysAgo));
        Instant trashed = trashedDaysAgo == null ? null : NOW.minus(Duration.ofDays(trashedDaysAgo));
        return new Kept(
                id,
                1,
                "a",
                null,
                end.minusSeconds(3600),
                end,
                bytes,
                locked,
                busy,
                trashed,
                trashed == null ? null : Why.AGE);
    }

    private static CleanUp plan(List<Kept> all, Keep keep, Limits limits, long free) {
        return CleanUpPlan.of(all, _ -> keep, limits, free, NOW);
    }

    private static List<Long> moved(CleanUp plan, Why why) {
        return plan.moves().stream()
                .filter(move -> move.why() == why)
                .map(move -> move.it().id())
                .toList();
    }

    private static List<Long> deleted(CleanUp plan) {
        return plan.deletions().stream().map(deletion -> deletion.it().id()).toList();
    }

    @Test
    void withoutRulesNothingGoes() {
        CleanUp plan = plan(List.of(kept(1, 900, 1000), kept(2, 1, 1000)), Keep.EVERYTHING, USUAL, 0);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.spared()).isEmpty();
    }

    @Test
    void byAgeWhatEndedLongerAgoGoesButTheNewestStays() {
        Keep keep = new Keep(Duration.ofDays(10), null, null);

        assertThat(moved(plan(List.of(kept(1, 30, 1), kept(2, 11, 1), kept(3, 9, 1)), keep, USUAL, 0), Why.AGE))
                .containsExactly(2L, 1L);
        assertThat(plan(List.of(kept(1, 30, 1)), keep, USUAL, 0).isEmpty()).isTrue();
    }

    @Test
    void byCountTheNewestStay() {
        List<Kept> all = List.of(kept(1, 4, 1), kept(2, 3, 1), kept(3, 2, 1), kept(4, 1, 1));

        assertThat(moved(plan(all, new Keep(null, 2, null), USUAL, 0), Why.COUNT))
                .containsExactly(2L, 1L);
    }

    @Test
    void bySizeTheNewestThatFitStayAndTheNewestAlways() {
        List<Kept> all = List.of(kept(1, 4, 10), kept(2, 3, 40), kept(3, 2, 50));

        assertThat(moved(plan(all, new Keep(null, null, 90L), USUAL, 0), Why.SIZE))
                .containsExactly(1L);
        assertThat(moved(plan(all, new Keep(null, null, 20L), USUAL, 0), Why.SIZE))
                .containsExactly(2L, 1L);
    }

    @Test
    void lockedAndBusyOnesAreSparedAndSaid() {
        List<Kept> all = List.of(kept(1, 30, 1, true, false, null), kept(2, 29, 1, false, true, null), kept(3, 1, 1));

        CleanUp plan = plan(all, new Keep(Duration.ofDays(10), null, null), new Limits(100, Duration.ofDays(7)), 0);

        assertThat(plan.moves()).extracting(Move::it).extracting(Kept::id).containsExactly(3L);
        assertThat(plan.spared())
                .extracting(spared -> spared.it().id() + " " + spared.why() + " " + spared.locked())
                .containsExactly("2 AGE false", "1 AGE true");
    }

    @Test
    void whatWasLongEnoughInTheTrashIsDeleted() {
        List<Kept> all = List.of(kept(1, 30, 1, false, false, 8), kept(2, 30, 1, false, false, 6), kept(3, 1, 1));

        CleanUp plan = plan(all, Keep.EVERYTHING, USUAL, 0);

        assertThat(plan.deletions()).extracting(Deletion::forSpace).containsExactly(false);
        assertThat(deleted(plan)).containsExactly(1L);
    }

    @Test
    void forSpaceTheTrashGoesFirstThenWhatOtherRulesTakeThenTheOldest() {
        List<Kept> all = List.of(
                kept(1, 40, 10, false, false, 2), kept(2, 30, 10), kept(3, 20, 10), kept(4, 10, 10), kept(5, 1, 10));
        Keep keep = new Keep(Duration.ofDays(25), null, null);

        assertThat(deleted(plan(all, keep, new Limits(100, Duration.ofDays(7)), 100)))
                .isEmpty();
        assertThat(deleted(plan(all, keep, new Limits(100, Duration.ofDays(7)), 95)))
                .containsExactly(1L);
        assertThat(deleted(plan(all, keep, new Limits(100, Duration.ofDays(7)), 80)))
                .containsExactly(1L, 2L);
        CleanUp more = plan(all, keep, new Limits(100, Duration.ofDays(7)), 65);
        assertThat(deleted(more)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(moved(more, Why.AGE)).containsExactly(2L);
        assertThat(moved(more, Why.SPACE)).containsExactly(3L, 4L);
        assertThat(more.freedBytes()).isEqualTo(40);
    }

    @Test
    void roomsHaveRulesOfTheirOwn() {
        Kept other = new Kept(9, 2, "b", null, NOW.minusSeconds(90), NOW.minusSeconds(80), 1, false, false, null, null);
        Kept older =
                new Kept(8, 2, "b", null, NOW.minusSeconds(900), NOW.minusSeconds(800), 1, false, false, null, null);

        CleanUp plan = CleanUpPlan.of(
                List.of(kept(1, 2, 1), kept(2, 1, 1), other, older),
                room -> room == 1 ? Keep.EVERYTHING : new Keep(null, 1, null),
                USUAL,
                0,
                NOW);

        assertThat(moved(plan, Why.COUNT)).containsExactly(8L);
    }
}
