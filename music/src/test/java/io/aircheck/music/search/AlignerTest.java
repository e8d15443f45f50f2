package io.aircheck.music.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aligner and Verifier on peaks at random, some of which are heard again at another time, speed and pitch. */
class AlignerTest {

    private static final int FRAMES = 260;
    private static final Analysis ANALYSIS = Analysis.USUAL;

    private final Random random = new Random(4);
    private final Maxima track = peaks(2_000, 0.65);

    @ParameterizedTest
    @CsvSource({"1, 0", "0.95, 0", "1.05, 0.4", "1.02, -1.3", "0.96, 2.1", "1.06, -2"})
    void findsTheLineAmongAsManyOtherPeaks(double tempo, float pitch) {
        Heard heard = heard(tempo, pitch, 0.5);

        Alignment found = align(heard, Math.round(pitch)).orElseThrow();

        assertThat(found.tempo()).isCloseTo(tempo, within(0.004));
        assertThat(found.beginning()).isCloseTo(700, within(2.0));
        assertThat(found.pitch()).isCloseTo(pitch, within(0.3));
    }

    @Test
    void theProofIsClearForTheRightPlaceAndNotForAnother() {
        Heard heard = heard(1.03, 0.6f, 0.5);
        var verifier = new Verifier(heard, ANALYSIS.steps());
        Alignment right = align(heard, 1).orElseThrow();

        Evidence here = verifier.verify(right, track.toPeaks());
        Evidence there = verifier.verify(
                new Alignment(0, right.beginning() + 300, right.tempo(), right.pitch(), right.hits()), track.toPeaks());

        assertThat(here.surplus()).isGreaterThan(10);
        assertThat(here.agreement()).isCloseTo(0.5, within(0.12));
        assertThat(here.bands()).isEqualTo(Verifier.BANDS);
        assertThat(here.fullest()).isGreaterThan(0.6);
        assertThat(there.surplus()).isLessThan(4);
        assertThat(there.agreement()).isLessThan(0.15);
    }

    @Test
    void nothingInCommonIsNoLine() {
        Maxima other = new Maxima();
        other.add(10, 5, 1);

        assertThat(align(other, 0)).isEmpty();
    }

    private Optional<Alignment> align(Heard heard, int pitch) {
        return align(heard.peaks(), pitch);
    }

    private Optional<Alignment> align(Maxima peaks, int pitch) {
        var aligner = new Aligner(0.06);
        aligner.listen(peaks, FRAMES);
        return aligner.align(track.toPeaks(), 0, 700 - 20, pitch);
    }

    /** What is heard from frame 700 on: a part of the track's peaks, moved, among as many others. */
    private Heard heard(double tempo, float pitch, double part) {
        Maxima others = peaks(FRAMES, 1);
        var all = new Maxima();
        int next = 0;
        for (int i = 0; i < track.size(); i++) {
            int frame = (int) Math.round((track.frame(i) - 700) / tempo);
            if (frame < 0 || frame >= FRAMES || random.nextDouble() > part) {
                continue;
            }
            for (; next < others.size() && others.frame(next) <= frame; next++) {
                all.add(others.frame(next), others.step(next), 1);
            }
            all.add(frame, track.step(i) + pitch + 0.2f * (float) random.nextGaussian(), 1);
        }
        return new Heard(FRAMES, all, all);
    }

    private Maxima peaks(int frames, double perFrame) {
        var peaks = new Maxima();
        for (int frame = 0; frame < frames; frame++) {
            if (random.nextDouble() < perFrame) {
                peaks.add(frame, 5 + 180 * random.nextFloat(), 1);
            }
        }
        return peaks;
    }
}
