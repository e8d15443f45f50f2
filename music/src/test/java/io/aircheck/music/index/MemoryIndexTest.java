package io.aircheck.music.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Hashes;
import io.aircheck.music.fingerprint.Peaks;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryIndexTest {

    private static final MemoryIndex INDEX = new MemoryIndex(
            Analysis.USUAL,
            List.of(
                    fingerprint(100, new int[] {5, 50}, new int[] {7, 9}, new int[] {-3, 4}),
                    fingerprint(0, new int[] {}, new int[] {}, new int[] {}),
                    fingerprint(40, new int[] {1, 2}, new int[] {7, 7}, new int[] {4, Integer.MIN_VALUE})));

    @Test
    void tracksLieOneAfterAnother() {
        assertThat(INDEX.tracks()).isEqualTo(3);
        assertThat(INDEX.frames()).isEqualTo(140);
        assertThat(List.of(INDEX.start(0), INDEX.start(1), INDEX.start(2))).containsExactly(0L, 100L, 100L);
        assertThat(List.of(INDEX.trackAt(0), INDEX.trackAt(99), INDEX.trackAt(100), INDEX.trackAt(139)))
                .containsExactly(0, 0, 2, 2);
        assertThat(INDEX.peaks(2).frames()).containsExactly(1, 2);
        assertThat(INDEX.analysis()).isEqualTo(Analysis.USUAL.hash());
    }

    @Test
    void hashesAreFoundWhereTheyAreOnTheTimeline() {
        assertThat(pairs(7)).containsExactly(5, 101, 102);
        assertThat(pairs(9)).containsExactly(50);
        assertThat(pairs(8)).isEmpty();
        assertThat(triples(4)).containsExactly(50, 101);
        assertThat(triples(-3)).containsExactly(5);
        assertThat(triples(Integer.MIN_VALUE)).containsExactly(102);
        assertThat(triples(Integer.MAX_VALUE)).isEmpty();
    }

    private static int[] pairs(int hash) {
        int[] into = new int[10];
        return Arrays.copyOf(
                into, check(INDEX.pairs().count(hash), INDEX.pairs().read(hash, into)));
    }

    private static int[] triples(int hash) {
        int[] into = new int[10];
        return Arrays.copyOf(
                into, check(INDEX.triples().count(hash), INDEX.triples().read(hash, into)));
    }

    private static int check(int announced, int given) {
        assertThat(given).isEqualTo(announced);
        return given;
    }

    private static Fingerprint fingerprint(int frames, int[] at, int[] pairs, int[] triples) {
        return new Fingerprint(
                frames, new Peaks(at, new short[at.length]), new Hashes(at, pairs), new Hashes(at, triples));
    }
}
