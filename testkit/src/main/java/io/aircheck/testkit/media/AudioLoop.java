package io.aircheck.testkit.media;

import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.media.Programme.AudioCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A loop of MP3 or ADTS frames of equal length in time. They carry no timestamps, so a lap is the same bytes again. */
public final class AudioLoop {

    private final byte[] bytes;
    private final int[] ends;
    private final long loopMillis;

    private AudioLoop(byte[] bytes, int[] ends, long loopMillis) {
        this.bytes = bytes;
        this.ends = ends;
        this.loopMillis = loopMillis;
    }

    static AudioLoop load(Path file, Audio audio) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int samples = audio.codec() == AudioCodec.MP3 ? 1152 : 1024;
        int frames = Math.toIntExact(audio.loop().toMillis() * Programme.SAMPLE_RATE / 1000 / samples);
        int[] ends = new int[frames];
        int at = 0;
        // The encoder's last frames, which only hold its delay, are left out.
        for (int frame = 0; frame < frames; frame++) {
            at += audio.codec() == AudioCodec.MP3 ? mp3Length(bytes, at) : adtsLength(bytes, at);
            ends[frame] = at;
        }
        return new AudioLoop(Arrays.copyOf(bytes, at), ends, audio.loop().toMillis());
    }

    /** Bytes in a lap. */
    public int length() {
        return bytes.length;
    }

    /** How long about so many bytes sound. */
    public long millis(long count) {
        return count * loopMillis / bytes.length;
    }

    /** How many bytes, counted from the loop's first start, are on air by a time: whole frames only. */
    public long published(long millis) {
        long lap = millis / loopMillis;
        int frame = (int) (millis % loopMillis * ends.length / loopMillis);
        return lap * bytes.length + (frame == 0 ? 0 : ends[frame - 1]);
    }

    /** Copies bytes of the endless stream. */
    public void copy(long from, byte[] target, int offset, int count) {
        int done = 0;
        while (done < count) {
            int at = (int) ((from + done) % bytes.length);
            int step = Math.min(count - done, bytes.length - at);
            System.arraycopy(bytes, at, target, offset + done, step);
            done += step;
        }
    }

    /** MPEG-1 layer III: 144 x bit rate / sample rate, plus padding. */
    private static int mp3Length(byte[] bytes, int at) throws IOException {
        int[] kilobits = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
        int[] hertz = {44_100, 48_000, 32_000};
        if (at + 4 > bytes.length || bytes[at] != -1 || (bytes[at + 1] & 0xfe) != 0xfa) {
            throw new IOException("no MP3 frame at byte " + at);
        }
        int padding = bytes[at + 2] >> 1 & 1;
        return 144_000 * kilobits[bytes[at + 2] >> 4 & 15] / hertz[bytes[at + 2] >> 2 & 3] + padding;
    }

    private static int adtsLength(byte[] bytes, int at) throws IOException {
        if (at + 7 > bytes.length || bytes[at] != -1 || (bytes[at + 1] & 0xf6) != 0xf0) {
            throw new IOException("no ADTS frame at byte " + at);
        }
        return (bytes[at + 3] & 3) << 11 | (bytes[at + 4] & 0xff) << 3 | (bytes[at + 5] & 0xff) >> 5;
    }
}
