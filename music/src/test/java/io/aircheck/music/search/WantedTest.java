package io.aircheck.music.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.fingerprint.Hashes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedTest {

    @Test
    void eachHashIsThereOnceInItsOrderWithAllItsFrames() {
        Wanted wanted = Wanted.of(new Hashes(new int[] {1, 2, 3, 4, 5}, new int[] {70_000, 7, -2, 7, 70_000}));

        assertThat(listed(wanted)).containsExactly("7 at [2, 4]", "70000 at [1, 5]", "-2 at [3]");
    }

    @Test
    void loweredOnesThatLeaveTheRangeAreLeftOut() {
        Wanted wanted = Wanted.of(new Hashes(new int[] {1, 2, 3, 4}, new int[] {10, 14, 15, 25}));

        assertThat(listed(wanted.lowered(11, 10))).containsExactly("3 at [2]", "4 at [3]");
        assertThat(listed(wanted.lowered(10, 16))).containsExactly("0 at [1]", "4 at [2]", "5 at [3]", "15 at [4]");
        assertThat(listed(wanted.lowered(26, 10))).isEmpty();
    }

    @Test
    void nothingIsWantedOfNothing() {
        assertThat(Wanted.of(new Hashes(new int[0], new int[0])).size()).isZero();
    }

    private static List<String> listed(Wanted wanted) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            List<Integer> frames = new ArrayList<>();
            for (int at = wanted.begin(i); at < wanted.end(i); at++) {
                frames.add(wanted.frame(at));
            }
            list.add(wanted.hash(i) + " at " + frames);
        }
        return list;
    }
}
