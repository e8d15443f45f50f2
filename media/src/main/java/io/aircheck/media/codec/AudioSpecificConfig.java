package io.aircheck.media.codec;

import java.nio.ByteBuffer;

/**
 * What an AAC decoder is set up with (ISO/IEC 14496-3 §1.6.2.1), as far as containers repeat it.
 *
 * @param sampleRate samples a second, 0 where it is not told
 * @param channels 0 where the stream tells it elsewhere
 */
public record AudioSpecificConfig(int sampleRate, int channels) {

    public static final AudioSpecificConfig UNKNOWN = new AudioSpecificConfig(0, 0);

    private static final int ESCAPE = 31;
    private static final int EXPLICIT_RATE = 15;
    /** By their number; 7 is 7.1, the rest is reserved. */
    private static final int[] CHANNELS = {0, 1, 2, 3, 4, 5, 6, 8};

    /** Never fails; what makes no sense is unknown. */
    public static AudioSpecificConfig of(ByteBuffer bytes) {
        BitReader bits = new BitReader(bytes, bytes.position());
        if (bits.bits(5) == ESCAPE) {
            bits.skip(6);
        }
        int index = bits.bits(4);
        int rate = index == EXPLICIT_RATE ? bits.bits(24) : AdtsHeader.rate(index);
        int configuration = bits.bits(4);
        if (bits.beyondEnd() || configuration >= CHANNELS.length) {
            return UNKNOWN;
        }
        return new AudioSpecificConfig(rate, CHANNELS[configuration]);
    }
}
