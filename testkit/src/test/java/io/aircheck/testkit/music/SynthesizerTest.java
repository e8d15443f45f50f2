package io.aircheck.testkit.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aircheck.testkit.media.Programmes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynthesizerTest {

    static final Track[] tracks = Programmes.TRACKS.toArray(new Track[0]);

    private static final Track TUNE = new Track("Tune", "Nobody", 5, 110, Scale.DORIAN, 36);

    @ParameterizedTest
    @FieldSource("tracks")
    void isLoudButDoesNotClip(Track track) {
        short[] samples = Synthesizer.render(track, 48_000, 48_000 * 8);

        int peak = 0;
        double energy = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
            energy += (double) sample * sample;
        }
        assertThat(peak).isBetween(26_000, 27_500);
        assertThat(Math.sqrt(energy / samples.length)).as("root mean square").isBetween(1500.0, 12_000.0);
    }

    @ParameterizedTest
    @FieldSource("tracks")
    void isNeverSilentForASecond(Track track) {
        short[] samples = Synthesizer.render(track, 44_100, 44_100 * 10);

        for (int second = 0; second < 10; second++) {
            short[] part = Arrays.copyOfRange(samples, second * 88_200, (second + 1) * 88_200);
            int loudest = 0;
            for (short sample : part) {
                loudest = Math.max(loudest, Math.abs(sample));
            }
            assertThat(loudest).as("second %d", second).isGreaterThan(2000);
        }
    }

    @Test
    void sameTrackSameBytes() {
        assertThat(Synthesizer.render(TUNE, 48_000, 100_000)).isEqualTo(Synthesizer.render(TUNE, 48_000, 100_000));
    }

    @Test
    void everyMachineHearsTheSame() {
        // A change here changes all made-up media: raise the number in Programme.key with it.
        assertThat(Arrays.hashCode(Synthesizer.render(TUNE, 48_000, 100_000))).isEqualTo(-340339821);
    }

    @Test
    void anotherSeedIsAnotherTune() {
        Track other = new Track("Tune", "Nobody", 6, 110, Scale.DORIAN, 36);

        assertThat(Synthesizer.render(TUNE, 48_000, 100_000)).isNotEqualTo(Synthesizer.render(other, 48_000, 100_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 47, 44_100, 100_001})
    void isExactlyAsLongAsAskedFor(int frames) {
        assertThat(Synthesizer.render(TUNE, 44_100, frames)).hasSize(2 * frames);
    }

    @Test
    void aLongerScoreBeginsWithTheShorter() {
        assertThat(Composer.compose(TUNE, 9))
                .startsWith(Composer.compose(TUNE, 4).toArray(new Note[0]));
    }

    @Test
    void refusesWhatCannotBePlayed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Track("t", "a", 1, 0, Scale.MAJOR, 36));
        assertThatIllegalArgumentException().isThrownBy(() -> new Track("t", "a", 1, 100, Scale.MAJOR, 99));
        assertThatIllegalArgumentException().isThrownBy(() -> Synthesizer.render(TUNE, 100, 10));
    }
}
