package io.aircheck.media.icy;

import io.aircheck.media.codec.AdtsHeader;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One frame of compressed sound as its header describes it.
 *
 * @param bytes its length with the header
 * @param samples per channel in it
 * @param sampleRate in Hz, of the coded stream (HE-AAC plays at twice that)
 * @param format what may not change within a stream: codec, version, layer or profile, rate
 */
public record AudioFrame(int bytes, int samples, int sampleRate, String format) {

    /** Enough of a frame to know the rest. */
    public static final int HEADER_BYTES = 7;

    /** Where the frames of a stream are described. */
    public enum Kind {
        /** MPEG audio, layers I to III (ISO/IEC 11172-3, 13818-3). */
        MPEG,
        /** AAC with ADTS headers (ISO/IEC 13818-7). */
        ADTS
    }

    private static final int[] MPEG_RATES = {44_100, 48_000, 32_000};
    private static final int[][] KILOBITS = {
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448}, // MPEG-1 layer I
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384}, // MPEG-1 layer II
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}, // MPEG-1 layer III
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256}, // MPEG-2 layer I
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160} // MPEG-2 layers II and III
    };

    /**
     * Reads the header at a position.
     *
     * @return empty where none stands there; false alarms are possible, so look for a second one where this one ends
     */
    public static Optional<AudioFrame> at(ByteBuffer bytes, int index, Kind kind) {
        if (index + HEADER_BYTES > bytes.limit() || (bytes.get(index) & 0xFF) != 0xFF) {
            return Optional.empty();
        }
        return kind == Kind.MPEG ? mpeg(bytes, index) : adts(bytes, index);
    }

    private static Optional<AudioFrame> mpeg(ByteBuffer bytes, int index) {
        int header = bytes.getInt(index);
        int version = header >> 19 & 3; // 0: 2.5, 2: 2, 3: 1
        int layer = 4 - (header >> 17 & 3); // 4: reserved
        int bitrateIndex = header >> 12 & 15;
        int rateIndex = header >> 10 & 3;
        if ((header >>> 21) != 0x7FF
                || version == 1
                || layer == 4
                || rateIndex == 3
                || bitrateIndex == 0
                || bitrateIndex == 15) {
            return Optional.empty();
        }
        boolean first = version == 3;
        int table = first ? layer - 1 : layer == 1 ? 3 : 4;
        int bitsPerSecond = KILOBITS[table][bitrateIndex - 1] * 1000;
        int rate = MPEG_RATES[rateIndex] >> (first ? 0 : version == 2 ? 1 : 2);
        int padding = header >> 9 & 1;
        int samples = layer == 1 ? 384 : layer == 3 && !first ? 576 : 1152;
        int length =
                layer == 1 ? (12 * bitsPerSecond / rate + padding) * 4 : samples / 8 * bitsPerSecond / rate + padding;
        String format = "mpeg" + (first ? "1" : version == 2 ? "2" : "2.5") + " layer " + layer + " " + rate;
        return Optional.of(new AudioFrame(length, samples, rate, format));
    }

    private static Optional<AudioFrame> adts(ByteBuffer bytes, int index) {
        int blocks = (bytes.get(index + 6) & 3) + 1;
        return AdtsHeader.at(bytes, index)
                .map(header -> new AudioFrame(
                        header.frameLength(),
                        AdtsHeader.SAMPLES_PER_FRAME * blocks,
                        header.sampleRate(),
                        header.configuration()));
    }
}
