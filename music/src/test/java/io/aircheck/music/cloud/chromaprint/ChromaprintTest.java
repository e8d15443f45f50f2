package io.aircheck.music.cloud.chromaprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Sample;
import io.aircheck.testkit.music.Scale;
import io.aircheck.testkit.music.Synthesizer;
import io.aircheck.testkit.music.Track;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against {@code fpcalc} 1.5.1: the golden file holds its answer ({@code fpcalc -raw} and {@code fpcalc}) for the made-up track
 * of {@link #track}. It computes in single precision, so a bit in some thousands may fall on the other side of a threshold.
 */
class ChromaprintTest {

    private static final double MOST_OTHER_BITS = 0.002;

    @Test
    void agreesWithFpcalc() throws Exception {
        List<String> golden = golden();
        int[] theirs = items(golden.getFirst());
        int[] ours = Chromaprint.of(track()).items();
        assertThat(ours).hasSameSizeAs(theirs);
        assertThat(otherBits(ours, theirs)).isLessThan(MOST_OTHER_BITS);
    }

    @Test
    void isPackedAsFpcalcDoes() throws Exception {
        List<String> golden = golden();
        assertThat(new Chromaprint(items(golden.getFirst())).text()).isEqualTo(golden.get(1));
    }

    @Test
    void hasNothingToSayAboutAnInstant() {
        Chromaprint none = Chromaprint.of(new Sample(new float[1000], Sample.USUAL_RATE));
        assertThat(none.items()).isEmpty();
        assertThat(none.text()).isEqualTo("AQAAAA");
    }

    @Test
    void looksAtTwoMinutesOfALongFile() {
        int[] items = Chromaprint.of(new Sample(new float[400 * Sample.USUAL_RATE], Sample.USUAL_RATE))
                .items();
        assertThat(items).hasSize((120 * Sample.USUAL_RATE - 4096) / 1365 + 1 - 4 - 15);
    }

    /** On a machine that has it, with whatever version. */
    @Test
    void agreesWithTheFpcalcOfThisMachine(@TempDir Path temp) throws Exception {
        Path wav = Files.write(temp.resolve("a.wav"), track().wav());
        String answer = fpcalc(wav);
        Assumptions.assumeTrue(answer != null, "no fpcalc on this machine");
        assertThat(otherBits(
                        Chromaprint.of(track()).items(),
                        items(answer.lines()
                                .filter(line -> line.startsWith("FINGERPRINT="))
                                .findFirst()
                                .orElseThrow()
                                .substring("FINGERPRINT=".length()))))
                .isLessThan(MOST_OTHER_BITS);
    }

    /** Thirty seconds of a song of the test kit, which is the same on every machine. */
    static Sample track() {
        short[] stereo = Synthesizer.render(
                new Track("Ember River", "Hollow Moon", 7, 120, Scale.values()[0], 36),
                Sample.USUAL_RATE,
                30 * Sample.USUAL_RATE);
        float[] mono = new float[stereo.length / 2];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 2 / 32_767f;
        }
        return new Sample(mono, Sample.USUAL_RATE);
    }

    private static List<String> golden() throws IOException {
        try (var in = ChromaprintTest.class.getResourceAsStream("/chromaprint/ember-river.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String fpcalc(Path wav) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("fpcalc", "-raw", wav.toString()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // With a newer FFmpeg it complains about the end of the file and is right all the same.
            return process.waitFor(20, TimeUnit.SECONDS) && output.contains("FINGERPRINT=") ? output : null;
        } catch (IOException notInstalled) {
            return null;
        }
    }

    private static int[] items(String raw) {
        return Arrays.stream(raw.split(",")).mapToInt(Integer::parseUnsignedInt).toArray();
    }

    private static double otherBits(int[] a, int[] b) {
        assertThat(a).hasSameSizeAs(b);
        long other = 0;
        for (int i = 0; i < a.length; i++) {
            other += Integer.bitCount(a[i] ^ b[i]);
        }
        return (double) other / Integer.SIZE / a.length;
    }
}
