package io.aircheck.music.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.MadeUpMusic;
import io.aircheck.music.index.MemoryIndex;
import io.aircheck.testkit.music.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private static final int CATALOGUE = 24;

    /** The coefficients in the program fit the program: a change of the search that makes them wrong shows here. */
    @Test
    void meansWhatItSays() {
        Search search = new Search(
                List.of(new MemoryIndex(
                        Analysis.USUAL,
                        IntStream.range(0, CATALOGUE)
                                .mapToObj(i ->
                                        Fingerprinter.of(Analysis.USUAL, MadeUpMusic.render(Track.numbered(i), 30)))
                                .toList())),
                Analysis.USUAL,
                Effort.USUAL,
                Confidence.fitted());
        List<Double> errors = new ArrayList<>();
        int acceptedForeign = 0;
        for (int number = 0; number < 2 * CATALOGUE; number++) {
            float[] music = MadeUpMusic.cut(MadeUpMusic.render(Track.numbered(number), 20), 9, number % 2 == 0 ? 4 : 8);
            for (int decibels : new int[] {20, 0, -6}) {
                Answer answer = search.find(Heard.of(Analysis.USUAL, MadeUpMusic.underTalk(music, decibels, number)));
                boolean right = answer.likeliest().isPresent()
                        && answer.likeliest().get().track() == number;
                double confidence = answer.likeliest().map(Found::confidence).orElse(0.0);
                errors.add(Math.abs(confidence - (right ? 1 : 0)));
                acceptedForeign += number >= CATALOGUE && answer.best().isPresent() ? 1 : 0;
            }
        }

        assertThat(acceptedForeign).isZero();
        assertThat(errors.stream().mapToDouble(Double::doubleValue).average().orElse(1))
                .as("mean distance of the confidence from the truth")
                .isLessThan(0.05);
    }

    @Test
    void growsWithTheEvidence() {
        Confidence confidence = Confidence.fitted();
        double before = 0;
        for (double surplus = 2; surplus < 30; surplus += 2) {
            double now = confidence.of(new Features(surplus, surplus / 30, 5, surplus / 30, surplus / 2, 10, 6));
            assertThat(now).isBetween(before, 1.0);
            before = now;
        }
        assertThat(before).isGreaterThan(0.99);
    }

    @Test
    void theSameEvidenceTellsLessInALargerCatalogue() {
        Confidence confidence = Confidence.fitted();

        assertThat(confidence.of(new Features(7, 0.3, 4, 0.5, 2, 6_700, 6)))
                .isLessThan(confidence.of(new Features(7, 0.3, 4, 0.5, 2, 7, 6)));
    }

    @Test
    void whatChanceCannotExplainIsAsSureInALargeCatalogue() {
        Confidence confidence = Confidence.fitted();
        double few = confidence.of(new Features(14, 0.55, 5, 0.7, 12, 7, 6));

        assertThat(confidence.of(new Features(14, 0.55, 5, 0.7, 12, 6_700, 6))).isGreaterThan(few - 0.1);
    }

    @Test
    void readsItsCoefficientsAmongRemarks() {
        Confidence confidence = Confidence.parse("# how it came about\n-1\n\n 1\n2\n3\n4\n5\n");

        assertThat(confidence.constant()).isEqualTo(-1);
        assertThat(confidence.weights()).containsExactly(1, 2, 3, 4, 5);
        assertThatIllegalArgumentException().isThrownBy(() -> Confidence.parse("1\n2\n"));
    }
}
