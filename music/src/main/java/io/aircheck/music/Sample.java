package io.aircheck.music;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Some seconds of sound, one channel.
 *
 * @param pcm from -1 to 1
 * @param sampleRate in hertz
 */
public record Sample(float[] pcm, int sampleRate) {

    /** What the recognisers of the catalogue and AcoustID work at; services take any. */
    public static final int USUAL_RATE = 11_025;

    private static final Duration DECODING_LIMIT = Duration.ofMinutes(2);
    private static final int WAV_HEADER_BYTES = 44;
    private static final int FULL_SCALE = 32_767;

    public Sample {
        if (sampleRate < 1) {
            throw new IllegalArgumentException("a sample needs a rate, not " + sampleRate);
        }
    }

    /**
     * A piece of a file's first sound track, decoded at {@link #USUAL_RATE}. It is shorter, or empty, where the file ends
     * before it.
     *
     * @throws FFmpegException if the file has no sound that FFmpeg can read
     */
    public static Sample of(FFmpeg ffmpeg, Path file, Duration from, Duration length)
            throws IOException, InterruptedException {
        byte[] bytes = ffmpeg.run(
                List.of(
                        "-nostdin",
                        "-v",
                        "error",
                        "-ss",
                        seconds(from),
                        "-t",
                        seconds(length),
                        "-i",
                        "file:" + file.toAbsolutePath(),
                        "-map",
                        "0:a:0",
                        "-ac",
                        "1",
                        "-ar",
                        Integer.toString(USUAL_RATE),
                        "-f",
                        "f32le",
                        "-"),
                DECODING_LIMIT);
        float[] pcm = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(pcm);
        return new Sample(pcm, USUAL_RATE);
    }

    public Duration length() {
        return Duration.ofNanos(Math.round(pcm.length * 1e9 / sampleRate));
    }

    /** The piece of at most this length that lies in the middle, where an answer is the likeliest. */
    public Sample middle(Duration most) {
        int wanted = (int) Math.min(pcm.length, most.toNanos() * (double) sampleRate / 1e9);
        int from = (pcm.length - wanted) / 2;
        return new Sample(Arrays.copyOfRange(pcm, from, from + wanted), sampleRate);
    }

    /** The piece of at most this length at its end. */
    public Sample last(Duration most) {
        int wanted = (int) Math.min(pcm.length, most.toNanos() * (double) sampleRate / 1e9);
        return new Sample(Arrays.copyOfRange(pcm, pcm.length - wanted, pcm.length), sampleRate);
    }

    /** As signed numbers of 16 bits. */
    public short[] pcm16() {
        short[] values = new short[pcm.length];
        for (int i = 0; i < pcm.length; i++) {
            values[i] = (short) Math.round(Math.clamp(pcm[i], -1f, 1f) * FULL_SCALE);
        }
        return values;
    }

    /** A WAV file with 16 bits a sample. */
    public byte[] wav() {
        int bytes = pcm.length * Short.BYTES;
        ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEADER_BYTES - 8 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1); // PCM, one channel
        wav.putInt(sampleRate).putInt(sampleRate * Short.BYTES);
        wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        wav.asShortBuffer().put(pcm16());
        return wav.array();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }
}
