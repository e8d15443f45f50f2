package io.aircheck.benchmarks.music;

import io.aircheck.music.sound.Resampler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Reads a snippet: WAV, mono, 16 bits. */
final class Snippet {

    private Snippet() {}

    /** Its samples at a rate that is not above its own. */
    static float[] read(Path file, int sampleRate) throws IOException {
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat format = stream.getFormat();
            if (format.getChannels() != 1 || format.getSampleSizeInBits() != 16 || format.isBigEndian()) {
                throw new IOException(file + " is not mono with 16 bits, but " + format);
            }
            var shorts = ByteBuffer.wrap(stream.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            float[] samples = new float[shorts.remaining()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = shorts.get(i) / 32768f;
            }
            return resampled(samples, Math.round(format.getSampleRate()), sampleRate);
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(file + " is no WAV file", e);
        }
    }

    private static float[] resampled(float[] samples, int from, int to) {
        float[] result = new float[(int) ((long) samples.length * to / from) + 1];
        int[] size = {0};
        var resampler = new Resampler(from, to, (portion, first, count) -> {
            int now = Math.min(count, result.length - size[0]);
            System.arraycopy(portion, first, result, size[0], now);
            size[0] += now;
        });
        resampler.accept(samples, 0, samples.length);
        resampler.finish();
        return Arrays.copyOf(result, size[0]);
    }
}
