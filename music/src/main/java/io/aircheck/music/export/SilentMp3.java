package io.aircheck.music.export;

import java.util.Arrays;

/**
 * Silence in a frame of MPEG audio layer III (ISO/IEC 11172-3, 2.4.1.7): its side information says that it has no coefficients.
 * The bytes behind it stay, because later frames keep their own coefficients there (the bit reservoir).
 */
final class SilentMp3 {

    private static final int HEADER = 4;

    private SilentMp3() {}

    /** @return whether it is a frame of layer III that could be silenced */
    static boolean write(byte[] frame) {
        if (frame.length < HEADER || (frame[0] & 0xff) != 0xff || (frame[1] & 0xe6) != 0xe2) {
            return false;
        }
        boolean first = (frame[1] >> 3 & 3) == 3; // MPEG-1 rather than MPEG-2
        boolean mono = (frame[3] >> 6 & 3) == 3;
        boolean checked = (frame[1] & 1) == 0;
        int from = HEADER + (checked ? 2 : 0);
        int length = first ? mono ? 17 : 32 : mono ? 9 : 17;
        if (frame.length < from + length) {
            return false;
        }
        // What remains is where the frame's coefficients begin in the reservoir: a number of nine bits, or of eight.
        byte begin = (byte) (first ? frame[from + 1] & 0x80 : 0);
        Arrays.fill(frame, from + 1, from + length, (byte) 0);
        frame[from + 1] = begin;
        if (checked) {
            int crc = crc(crc(0xffff, frame, 2, HEADER), frame, from, from + length);
            frame[HEADER] = (byte) (crc >> 8);
            frame[HEADER + 1] = (byte) crc;
        }
        return true;
    }

    /** Of half of the header and the side information (2.4.3.1). */
    private static int crc(int before, byte[] bytes, int from, int to) {
        int crc = before;
        for (int i = from; i < to; i++) {
            crc ^= (bytes[i] & 0xff) << 8;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x8005;
            }
        }
        return crc & 0xffff;
    }
}
