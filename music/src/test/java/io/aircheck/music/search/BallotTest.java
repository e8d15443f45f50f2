package io.aircheck.music.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Hashes;
import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.index.MemoryIndex;
import io.aircheck.music.search.Ballot.Kind;
import io.aircheck.music.search.Ballot.Winner;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BallotTest {

    private static final int FRAMES = 100_000;
    private static final int RARE = 1;
    private static final int COMMON = 2;
    private static final Wanted HEARD = Wanted.of(new Hashes(new int[] {10, 20}, new int[] {RARE, COMMON}));

    @Test
    void whatIsCommonInOneIndexIsCountedInNoneIfThatWouldBeTooMuch() {
        var ballot = new Ballot(List.of(index(RARE, COMMON), index(repeated(COMMON, 100))));

        assertThat(ballot.winners(Kind.PAIRS, HEARD, 200, 50, 8))
                .isNotEmpty()
                .allSatisfy(winner -> assertThat(winner.index()).isZero())
                .extracting(Winner::votes)
                .containsOnly(weight(1));
        assertThat(ballot.winners(Kind.PAIRS, HEARD, 200, 500, 8))
                .extracting(Winner::index)
                .contains(1);
    }

    @Test
    void placesOfAllIndexesCompete() {
        var ballot = new Ballot(List.of(index(COMMON), index(RARE, COMMON), index(COMMON)));

        List<Winner> winners = ballot.winners(Kind.PAIRS, HEARD, 200, 500, 2);

        assertThat(winners).hasSize(2).extracting(Winner::index).containsOnly(1);
    }

    private static int weight(int count) {
        return Math.clamp(Math.round(-4 * Math.log((double) Votes.SPREAD * count / (2 * FRAMES))), 1, 40);
    }

    private static int[] repeated(int hash, int count) {
        int[] hashes = new int[count];
        Arrays.fill(hashes, hash);
        return hashes;
    }

    /** An index of a track whose hashes stand ten frames apart, as they are heard. */
    private static MemoryIndex index(int... hashes) {
        int[] frames = new int[hashes.length];
        Arrays.setAll(frames, i -> 1000 + 10 * i);
        Hashes none = new Hashes(new int[0], new int[0]);
        return new MemoryIndex(
                Analysis.USUAL,
                List.of(new Fingerprint(
                        FRAMES, new Peaks(new int[0], new short[0]), new Hashes(frames, hashes), none)));
    }
}
