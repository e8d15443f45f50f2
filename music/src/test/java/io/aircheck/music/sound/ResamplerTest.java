package io.aircheck.music.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    @ParameterizedTest
    @CsvSource({"48000, 11025", "44100, 11025", "22050, 11025", "32000, 11025", "11025, 11025", "96000, 8000"})
    void aToneKeepsItsTimeAndItsLoudness(int from, int to) {
        float[] result = resample(tone(1000, from, from), from, to, 4096);

        assertThat(result.length).isCloseTo(to, within(2));
        for (int i = to / 10; i < to * 9 / 10; i++) {
            assertThat((double) result[i]).isCloseTo(Math.sin(2 * Math.PI * 1000 * i / to), within(2e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6_100, 8_000, 12_000, 20_000})
    void whatIsTooHighIsGoneInsteadOfFoldedDown(int hertz) {
        float[] result = resample(tone(hertz, 48_000, 48_000), 48_000, 11_025, 4096);

        for (int i = 1000; i < 10_000; i++) {
            assertThat(Math.abs(result[i])).isLessThan(1e-3f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 480, 100_000})
    void portionsMakeNoDifference(int portion) {
        float[] samples = tone(700, 48_000, 30_000);

        assertThat(resample(samples, 48_000, 11_025, portion)).isEqualTo(resample(samples, 48_000, 11_025, 4096));
    }

    @Test
    void doesNotInventFrequencies() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Resampler(8_000, 11_025, (s, f, c) -> {}));
    }

    private static float[] resample(float[] samples, int from, int to, int portion) {
        float[] all = new float[samples.length + 10];
        int[] size = {0};
        var resampler = new Resampler(from, to, (values, first, count) -> {
            System.arraycopy(values, first, all, size[0], count);
            size[0] += count;
        });
        for (int at = 0; at < samples.length; at += portion) {
            resampler.accept(samples, at, Math.min(portion, samples.length - at));
        }
        resampler.finish();
        return Arrays.copyOf(all, size[0]);
    }

    private static float[] tone(int hertz, int rate, int count) {
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return samples;
    }
}
