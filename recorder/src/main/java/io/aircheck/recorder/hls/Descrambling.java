package io.aircheck.recorder.hls;

import io.aircheck.media.hls.Scrambling;
import io.aircheck.media.mpegts.TsPacket;
import java.nio.ByteBuffer;

/** Undoes what {@link Scrambling} says; the same once more would scramble again. */
final class Descrambling {

    private static final int PACKETS = 2;
    private static final int MASKED = 16;

    /** 2<sup>32</sup> divided by the golden ratio, which sets the packets' masks apart. */
    private static final int STEP = 0x9e37_79b9;

    /** A generator of this kind must not begin at 0. */
    private static final int INSTEAD_OF_ZERO = 1_831_565_813;

    private Descrambling() {}

    /** @param first the beginning of a segment, which is changed in place; whole packets only are scrambled */
    static void undo(ByteBuffer first, Scrambling scrambling) {
        for (int packet = 0; packet < PACKETS && first.remaining() >= (packet + 1) * TsPacket.LENGTH; packet++) {
            byte[] mask = mask(scrambling.seed(), packet);
            int at = first.position() + packet * TsPacket.LENGTH;
            for (int i = 0; i < MASKED; i++) {
                first.put(at + i, (byte) (first.get(at + i) ^ mask[i]));
            }
        }
    }

    /** The mask of a packet: the low bytes of Marsaglia's xorshift of 32 bits, none of which is 0. */
    static byte[] mask(int seed, int packet) {
        int state = seed ^ (packet + 1) * STEP;
        state = state == 0 ? INSTEAD_OF_ZERO : state;
        byte[] mask = new byte[MASKED];
        for (int i = 0; i < MASKED; i++) {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
            mask[i] = (byte) ((state & 255) == 0 ? 165 : state);
        }
        return mask;
    }
}
