package io.aircheck.music.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.search.Votes.Place;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VotesTest {

    static Stream<Votes> both() {
        return Stream.of(new DenseVotes(), new SparseVotes());
    }

    @ParameterizedTest
    @MethodSource("both")
    void hitsThatAgreeOnABeginningAddUp(Votes votes) {
        votes.clear(100_000, 300);
        votes.add(new int[] {5_000, 70_000}, 2, 0, 3);
        votes.add(new int[] {5_100}, 1, 100, 4);
        votes.add(new int[] {5_252}, 1, 250, 5);

        Place best = strongest(votes.best(3));

        assertThat(best.weight()).isEqualTo(12);
        assertThat(best.beginning()).isBetween(5_000L - Votes.SPREAD, 5_000L + Votes.SPREAD);
    }

    @ParameterizedTest
    @MethodSource("both")
    void audioMayBeginBeforeTheTimeline(Votes votes) {
        votes.clear(100_000, 300);
        votes.add(new int[] {10, 90_000}, 2, 290, 3);
        votes.add(new int[] {0}, 1, 280, 3);

        assertThat(strongest(votes.best(3)).beginning()).isBetween(-280L - Votes.SPREAD, -280L + Votes.SPREAD);
    }

    @ParameterizedTest
    @MethodSource("both")
    void isEmptyAfterItWasCleared(Votes votes) {
        votes.clear(1_000, 100);
        votes.add(new int[] {500}, 1, 0, 1);
        votes.clear(1_000, 100);

        assertThat(votes.best(5)).isEmpty();
    }

    @Test
    void bothCountTheSame() {
        var dense = new DenseVotes();
        var sparse = new SparseVotes();
        var random = new Random(1);
        dense.clear(1 << 16, 200);
        sparse.clear(1 << 16, 200);
        for (int i = 0; i < 4_000; i++) {
            int[] places = {random.nextInt(1 << 16), random.nextInt(1 << 10), random.nextInt(1 << 16)};
            int frame = random.nextInt(200);
            int weight = 1 + random.nextInt(40);
            dense.add(places, 3, frame, weight);
            sparse.add(places, 3, frame, weight);
        }

        assertThat(weights(dense.best(50))).isEqualTo(weights(sparse.best(50)));
    }

    @Test
    void theFarEndOfTheLongestTimelineCounts() {
        var votes = new SparseVotes();
        votes.clear((1L << 32) - 1, 100);
        votes.add(new int[] {-200, 7}, 2, 50, 2);
        votes.add(new int[] {-190}, 1, 60, 2);

        assertThat(strongest(votes.best(4)).beginning())
                .isBetween((1L << 32) - 250 - Votes.SPREAD, (1L << 32) - 250 + Votes.SPREAD);
    }

    private static Place strongest(Place[] places) {
        return Arrays.stream(places).max(Comparator.comparingInt(Place::weight)).orElseThrow();
    }

    private static List<Integer> weights(Place[] places) {
        return Arrays.stream(places).map(Place::weight).sorted().toList();
    }
}
