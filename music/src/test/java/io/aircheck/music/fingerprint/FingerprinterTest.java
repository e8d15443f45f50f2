package io.aircheck.music.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.testkit.music.Track;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprinterTest {

    private static final Analysis ANALYSIS = Analysis.USUAL;
    private static final float[] MUSIC = MadeUpMusic.render(Track.numbered(1), 60);
    private static final Fingerprint WHOLE = Fingerprinter.of(ANALYSIS, MUSIC);

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 4_096, 100_000})
    void isTheSameInWhateverPortionsTheSamplesCome(int portion) {
        var fingerprinter = new Fingerprinter(ANALYSIS);
        for (int at = 0; at < MUSIC.length; at += portion) {
            fingerprinter.accept(MUSIC, at, Math.min(portion, MUSIC.length - at));
        }
        Fingerprint fingerprint = fingerprinter.finish();

        assertThat(fingerprint.frames()).isEqualTo(WHOLE.frames());
        assertThat(fingerprint.peaks().frames()).isEqualTo(WHOLE.peaks().frames());
        assertThat(fingerprint.peaks().steps()).isEqualTo(WHOLE.peaks().steps());
        assertThat(fingerprint.pairs().hashes()).isEqualTo(WHOLE.pairs().hashes());
        assertThat(fingerprint.triples().hashes()).isEqualTo(WHOLE.triples().hashes());
    }

    @Test
    void thinsOutInPortionsAsItWouldAllAtOnce() {
        Heard heard = Heard.of(ANALYSIS, MUSIC);
        Peaks atOnce = new Quota(ANALYSIS.quota(), ANALYSIS.quotaFrames(), ANALYSIS.quotaSteps())
                .of(heard.peaks())
                .toPeaks();

        assertThat(WHOLE.frames()).isGreaterThan(2 * 1024);
        assertThat(WHOLE.peaks().frames()).isEqualTo(atOnce.frames());
        assertThat(WHOLE.peaks().steps()).isEqualTo(atOnce.steps());
    }

    @Test
    void keepsFewPeaksAndHashesOfASecond() {
        double seconds = 60;

        assertThat(WHOLE.peaks().size() / seconds).isBetween(10.0, 35.0);
        assertThat(WHOLE.pairs().size() / seconds).isBetween(50.0, 175.0);
        assertThat(WHOLE.triples().size()).isLessThanOrEqualTo(WHOLE.peaks().size());
        assertThat(Arrays.stream(WHOLE.pairs().hashes())).allMatch(hash -> hash >= 0 && hash < 1 << PairHash.BITS);
    }

    @Test
    void hearsNothingInSilence() {
        assertThat(Fingerprinter.of(ANALYSIS, new float[100_000]).peaks().size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2_047})
    void hasNoFrameOfLessThanAWindow(int samples) {
        assertThat(Fingerprinter.of(ANALYSIS, new float[samples]).frames()).isZero();
        assertThat(ANALYSIS.frames(samples)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 2_303, 2_304, 50_000})
    void countsFramesAsTheAnalysisSays(int samples) {
        assertThat(Fingerprinter.of(ANALYSIS, new float[samples]).frames()).isEqualTo(ANALYSIS.frames(samples));
    }

    @Test
    void aToneIsAPeakAtItsPlaceOnTheAxis() {
        float[] tone = new float[3 * MadeUpMusic.RATE];
        for (int i = MadeUpMusic.RATE; i < 2 * MadeUpMusic.RATE; i++) {
            tone[i] = (float) Math.sin(2 * Math.PI * 440 * i / MadeUpMusic.RATE);
        }

        Maxima peaks = Heard.of(ANALYSIS, tone).peaks();

        // Two octaves of 36 steps above 110 Hz.
        int strongest = 0;
        for (int i = 0; i < peaks.size(); i++) {
            strongest = peaks.prominence(i) > peaks.prominence(strongest) ? i : strongest;
        }
        assertThat(peaks.step(strongest)).isBetween(71.9f, 72.1f);
    }

    @Test
    void anyChangeOfTheAnalysisShowsInItsHash() {
        Analysis other = new Analysis(11_025, 2_048, 256, 110f, 4_400f, 36, 4, 0.05f, 2, 8, 19, 6, 1);

        assertThat(ANALYSIS.hash()).matches("[0-9a-f]{8}").isNotEqualTo(other.hash());
    }

    @Test
    void aFingerprintDoesNotDependOnLoudness() {
        float[] quiet = Arrays.copyOf(MUSIC, MUSIC.length);
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] *= 0.125f;
        }

        Fingerprint fingerprint = Fingerprinter.of(ANALYSIS, quiet);

        assertThat((double) Arrays.stream(fingerprint.pairs().hashes())
                                .filter(hash ->
                                        Arrays.stream(WHOLE.pairs().hashes()).anyMatch(own -> own == hash))
                                .count()
                        / fingerprint.pairs().size())
                .isGreaterThan(0.97);
    }
}
