package io.aircheck.music.export;

import java.util.Arrays;

/**
 * Silence in the size of a frame of AAC (ISO/IEC 14496-3, 4.4.2): elements without a single coefficient, then fill elements up to
 * the end.
 */
final class SilentAac {

    private static final int SINGLE = 0;
    private static final int PAIR = 1;
    private static final int LOW_FREQUENCY = 3;
    private static final int FILL = 6;
    private static final int END = 7;

    private static final int ELEMENT_BITS = 3;
    /** Fewer bytes of filling have a shorter head. */
    private static final int LONG_FILL = 15;

    private static final int MOST_FILL = 269;

    private final byte[] bytes;
    private final int endBit;
    private int bit;

    private SilentAac(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        bit = from * Byte.SIZE;
        endBit = to * Byte.SIZE;
    }

    /**
     * Overwrites a frame, without its ADTS header, by silence. A frame that is too short for that holds no sound either and is
     * left as it is.
     *
     * @param channels 1 to 6 or 8, in the standard order of speakers
     * @return whether there is silence for so many channels
     */
    static boolean write(byte[] bytes, int from, int to, int channels) {
        int[] elements = elements(channels);
        if (elements.length == 0) {
            return false;
        }
        int needed = ELEMENT_BITS;
        for (int element : elements) {
            needed += element == PAIR ? 43 : 29;
        }
        if ((to - from) * Byte.SIZE >= needed) {
            Arrays.fill(bytes, from, to, (byte) 0);
            new SilentAac(bytes, from, to).frame(elements);
        }
        return true;
    }

    private static int[] elements(int channels) {
        return switch (channels) {
            case 1 -> new int[] {SINGLE};
            case 2 -> new int[] {PAIR};
            case 3 -> new int[] {SINGLE, PAIR};
            case 4 -> new int[] {SINGLE, PAIR, SINGLE};
            case 5 -> new int[] {SINGLE, PAIR, PAIR};
            case 6 -> new int[] {SINGLE, PAIR, PAIR, LOW_FREQUENCY};
            case 8 -> new int[] {SINGLE, PAIR, PAIR, PAIR, LOW_FREQUENCY};
            default -> new int[0];
        };
    }

    private void frame(int[] elements) {
        int[] tags = new int[LOW_FREQUENCY + 1];
        for (int element : elements) {
            put(element, ELEMENT_BITS);
            put(tags[element]++, 4);
            if (element == PAIR) {
                put(1, 1); // both have one window …
                put(0, 11); // … which is long and ends before the first band
                put(0, 2); // no middle and side
                put(0, 22); // twice: gain, no pulses, no noise shaping, no gain control
            } else {
                put(0, 8); // gain
                put(0, 11); // the window
                put(0, 3); // no pulses, no noise shaping, no gain control
            }
        }
        fill();
        put(END, ELEMENT_BITS);
    }

    private void fill() {
        for (int left = left(); left >= 7; left = left()) {
            put(FILL, ELEMENT_BITS);
            int count;
            if (left >= 15 + LONG_FILL * Byte.SIZE) {
                count = Math.min(MOST_FILL, (left - 15) / Byte.SIZE);
                put(LONG_FILL, 4);
                put(count - LONG_FILL + 1, Byte.SIZE);
            } else {
                count = Math.min(LONG_FILL - 1, (left - 7) / Byte.SIZE);
                put(count, 4);
            }
            bit += count * Byte.SIZE; // zeros: an extension of the kind that only fills
        }
    }

    /** Bits before the end element, of which up to seven may remain. */
    private int left() {
        return endBit - bit - ELEMENT_BITS;
    }

    private void put(int value, int bits) {
        for (int i = bits - 1; i >= 0; i--) {
            bytes[bit / Byte.SIZE] |= (byte) ((value >> i & 1) << (7 - bit % Byte.SIZE));
            bit++;
        }
    }
}
