package io.aircheck.media.codec;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The header of one AAC frame (ISO/IEC 13818-7 §6.2).
 *
 * @param profile 1 main, 2 LC, 3 SSR, 4 LTP (MPEG-4 audio object type)
 * @param sampleRate samples a second
 * @param channels channel configuration; 0 where the stream tells it elsewhere
 * @param frameLength bytes of the frame, this header included
 */
public record AdtsHeader(int profile, int sampleRate, int channels, int frameLength) {

    private static final int[] RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    public static final int LENGTH = 7;
    public static final int SAMPLES_PER_FRAME = 1_024;

    /** The header that begins at an index, if one does. */
    public static Optional<AdtsHeader> at(ByteBuffer bytes, int index) {
        if (index < 0 || index + LENGTH > bytes.limit()) {
            return Optional.empty();
        }
        int b1 = bytes.get(index + 1);
        int b2 = bytes.get(index + 2);
        int b3 = bytes.get(index + 3);
        boolean sync = (bytes.get(index) & 0xff) == 0xff && (b1 & 0xf6) == 0xf0;
        int rate = b2 >> 2 & 15;
        int length = (b3 & 3) << 11 | (bytes.get(index + 4) & 0xff) << 3 | (bytes.get(index + 5) & 0xff) >> 5;
        if (!sync || rate >= RATES.length || length < LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new AdtsHeader((b2 >> 6 & 3) + 1, RATES[rate], (b2 & 1) << 2 | b3 >> 6 & 3, length));
    }

    /** Samples a second by their index; 0 for one that there is not. */
    static int rate(int index) {
        return index < RATES.length ? RATES[index] : 0;
    }

    /** What a decoder must be set up with. */
    public String configuration() {
        return "aac" + profile + "/" + sampleRate + "/" + channels;
    }
}
