package io.aircheck.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.media.ffmpeg.FFmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

    @Test
    void theEndOfASampleIsCutOut() {
        Sample sample = new Sample(new float[] {1, 2, 3, 4, 5, 6}, 2);

        assertThat(sample.last(Duration.ofSeconds(2)).pcm()).containsExactly(3, 4, 5, 6);
        assertThat(sample.last(Duration.ofSeconds(9)).pcm()).hasSize(6);
    }

    @Test
    void isDecodedFromTheFileThatItsWavMakes(@TempDir Path temp) throws Exception {
        FFmpeg ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        Sample made = sine(3);
        Path file = Files.write(temp.resolve("-y $(id) 直播:a.wav"), made.wav());

        Sample read = Sample.of(ffmpeg, file, Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(read.length()).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < read.pcm().length; i += 97) {
            assertThat(read.pcm()[i]).isCloseTo(made.pcm()[i + Sample.USUAL_RATE], within(1e-4f));
        }
    }

    @Test
    void givesItsMiddle() {
        Sample middle = sine(10).middle(Duration.ofSeconds(4));
        assertThat(middle.length()).isEqualTo(Duration.ofSeconds(4));
        assertThat(middle.pcm()[0]).isEqualTo(sine(10).pcm()[3 * Sample.USUAL_RATE]);
        assertThat(sine(2).middle(Duration.ofSeconds(4)).length()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void clipsWhatIsTooLoud() {
        assertThat(new Sample(new float[] {2, -2, 0, Float.NaN}, 8000).pcm16())
                .containsExactly((short) 32_767, (short) -32_767, (short) 0, (short) 0);
    }

    private static Sample sine(int seconds) {
        float[] pcm = new float[seconds * Sample.USUAL_RATE];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (float) (0.5 * Math.sin(i * 0.2 + i * i * 1e-7));
        }
        return new Sample(pcm, Sample.USUAL_RATE);
    }
}
