package io.aircheck.music.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private static final Quota TWO = new Quota(2, 8, 19);

    @Test
    void keepsTheMostProminentOfANeighbourhood() {
        Maxima all = maxima(new float[][] {{0, 10, 3}, {1, 12, 5}, {2, 20, 4}, {3, 15, 1}});

        assertThat(TWO.of(all).toPeaks().frames()).containsExactly(1, 2);
    }

    @Test
    void keepsTheEarlierOfEquals() {
        Maxima all = maxima(new float[][] {{0, 10, 3}, {1, 12, 3}, {2, 20, 3}});

        assertThat(TWO.of(all).toPeaks().frames()).containsExactly(0, 1);
    }

    @Test
    void whatIsFarAwayDoesNotCount() {
        Maxima all = maxima(new float[][] {{0, 10, 1}, {0, 30, 5}, {0, 31, 5}, {9, 10, 5}, {9, 11, 5}});

        assertThat(TWO.of(all).size()).isEqualTo(5);
    }

    @Test
    void choosesTheSameWhereverASnippetBegins() {
        var random = new Random(3);
        var all = new Maxima();
        for (int frame = 0; frame < 400; frame++) {
            all.add(frame, 190 * random.nextFloat(), random.nextFloat());
            all.add(frame, 190 * random.nextFloat(), random.nextFloat());
        }
        Peaks whole = TWO.of(all).between(108, 292).toPeaks();
        Peaks part = TWO.of(all.between(100, 300)).between(8, 192).toPeaks();

        assertThat(part.frames()).isEqualTo(whole.frames());
        assertThat(part.steps()).isEqualTo(whole.steps());
    }

    private static Maxima maxima(float[][] values) {
        var maxima = new Maxima();
        for (float[] value : values) {
            maxima.add((int) value[0], value[1], value[2]);
        }
        return maxima;
    }
}
