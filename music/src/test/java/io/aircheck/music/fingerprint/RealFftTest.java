package io.aircheck.music.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 32, 128, 512, 2048})
    void agreesWithTheDefinitionOfTheTransform(int length) {
        float[] samples = new float[length + 3];
        var random = new Random(length);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat() * 2 - 1;
        }
        float[] window = new float[length];
        for (int i = 0; i < length; i++) {
            window[i] = (float) Math.sin(Math.PI * (i + 0.5) / length);
        }
        float[] power = new float[length / 2 + 1];

        new RealFft(length).power(samples, 3, window, 0, power);

        for (int bin = 0; bin < power.length; bin++) {
            assertThat((double) power[bin]).isCloseTo(definition(samples, 3, window, bin), within(1e-3 * length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 1000, 1024, 4096})
    void refusesOtherLengths(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RealFft(length));
    }

    private static double definition(float[] samples, int offset, float[] window, int bin) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < window.length; i++) {
            double angle = -2 * Math.PI * i * bin / window.length;
            re += samples[offset + i] * window[i] * Math.cos(angle);
            im += samples[offset + i] * window[i] * Math.sin(angle);
        }
        return re * re + im * im;
    }
}
