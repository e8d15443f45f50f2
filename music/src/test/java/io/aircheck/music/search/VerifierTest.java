package io.aircheck.music.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;
import io.aircheck.music.fingerprint.Peaks;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final int FRAMES = 430;
    private static final int PEAKS = 270;
    private static final int STEPS = 192;
    private static final Peaks TRACK = track(1);
    private static final Alignment WHOLE = new Alignment(0, 0, 1, 0, PEAKS);

    /** Peaks of ten seconds of a track, in order of time. */
    private static Peaks track(long seed) {
        var random = new Random(seed);
        int[] frames = random.ints(PEAKS, 0, FRAMES).sorted().toArray();
        short[] steps = new short[PEAKS];
        for (int i = 0; i < PEAKS; i++) {
            steps[i] = (short) random.nextInt(STEPS);
        }
        return new Peaks(frames, steps);
    }

    /** Of the track what is heard of it, a little off, and for each peak that is not, something else at that moment. */
    private static Heard heard(IntPredicate copied) {
        var random = new Random(2);
        var details = new Maxima();
        for (int i = 0; i < PEAKS; i++) {
            double step =
                    copied.test(i) ? TRACK.steps()[i] + 0.3 * (2 * random.nextDouble() - 1) : random.nextInt(STEPS);
            details.add(TRACK.frames()[i], (float) step, 1);
        }
        return new Heard(FRAMES, details, details);
    }

    private static Evidence evidence(IntPredicate copied) {
        return new Verifier(heard(copied), STEPS).verify(WHOLE, TRACK);
    }

    @Test
    void aCopyAgreesInEverything() {
        Evidence evidence = evidence(peak -> true);

        assertThat(evidence.agreement()).isGreaterThan(0.95);
        assertThat(evidence.fullest()).isGreaterThan(0.8);
        assertThat(evidence.bands()).isEqualTo(Verifier.BANDS);
    }

    @Test
    void anotherTrackAgreesByChanceAlone() {
        Evidence evidence = new Verifier(heard(peak -> true), STEPS).verify(WHOLE, track(3));

        assertThat(evidence.surplus()).isBetween(-3.0, 3.0);
        assertThat(evidence.agreement()).isBetween(-0.1, 0.1);
    }

    /** What hides a recording hides it for a while; what only shares notes with it shares some of them all the time. */
    @Test
    void whatIsWholeForAWhileIsTheRecordingSoonerThanWhatIsHalfAllTheTime() {
        Evidence hidden = evidence(peak -> peak % 90 < 45);
        Evidence shared = evidence(peak -> peak % 2 == 0);

        assertThat(hidden.agreement()).isCloseTo(shared.agreement(), within(0.05));
        assertThat(hidden.fullest()).isGreaterThan(shared.fullest() + 0.2);
    }

    @Test
    void nothingHeardIsNoEvidence() {
        var nothing = new Heard(FRAMES, new Maxima(), new Maxima());

        Evidence evidence = new Verifier(nothing, STEPS).verify(WHOLE, TRACK);

        assertThat(evidence.matched()).isZero();
        assertThat(evidence.fullest()).isZero();
    }
}
