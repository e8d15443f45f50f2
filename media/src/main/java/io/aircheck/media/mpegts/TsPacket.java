package io.aircheck.media.mpegts;

import java.nio.ByteBuffer;

/** Where things are in a packet of 188 bytes. Buffers are read by index; positions are left as they are. */
public final class TsPacket {

    public static final int LENGTH = 188;
    public static final int SYNC = 0x47;
    public static final int NULL_PID = 0x1fff;

    /** Timestamps are 33 bits at 90 kHz. */
    public static final long TIMESCALE = 90_000;

    private static final long WRAP = 1L << 33;

    private TsPacket() {}

    /** Whose packet it is. */
    public static int pid(ByteBuffer bytes, int packet) {
        return (bytes.get(packet + 1) & 0x1f) << 8 | bytes.get(packet + 2) & 0xff;
    }

    /** Whether a PES packet or a section begins in it. */
    public static boolean beginsUnit(ByteBuffer bytes, int packet) {
        return (bytes.get(packet + 1) & 0x40) != 0;
    }

    static boolean isScrambled(ByteBuffer bytes, int packet) {
        return (bytes.get(packet + 3) & 0xc0) != 0;
    }

    /** Whether the packet says that decoding can begin here. */
    static boolean isRandomAccess(ByteBuffer bytes, int packet) {
        return (bytes.get(packet + 3) & 0x20) != 0 && bytes.get(packet + 4) != 0 && (bytes.get(packet + 5) & 0x40) != 0;
    }

    /** Index of the payload's first byte, or the packet's end where it has none. */
    public static int payload(ByteBuffer bytes, int packet) {
        int control = bytes.get(packet + 3) >> 4 & 3;
        int end = packet + LENGTH;
        if ((control & 1) == 0) {
            return end;
        }
        int start = packet + 4 + ((control & 2) == 0 ? 0 : 1 + (bytes.get(packet + 4) & 0xff));
        return Math.min(start, end);
    }

    /** The timestamp in five bytes with marker bits. */
    static long timestamp(ByteBuffer bytes, int index) {
        return (bytes.get(index) >> 1 & 7L) << 30
                | (bytes.getShort(index + 1) & 0xfffeL) << 14
                | (bytes.getShort(index + 3) & 0xfffeL) >> 1;
    }

    /** Writes a timestamp over the one at an index, whose other bits stay. */
    static void putTimestamp(ByteBuffer bytes, int index, long ticks) {
        long value = wrapped(ticks);
        bytes.put(index, (byte) (bytes.get(index) & 0xf1 | value >> 29 & 0x0e));
        bytes.putShort(index + 1, (short) (value >> 14 & 0xfffe | 1));
        bytes.putShort(index + 3, (short) (value << 1 & 0xfffe | 1));
    }

    static long wrapped(long ticks) {
        return Math.floorMod(ticks, WRAP);
    }

    /** How far a timestamp lies after another, at most 13 hours either way, over the wrap of 26.5 hours. */
    public static long ticksBetween(long earlier, long later) {
        return Math.floorMod(later - earlier + WRAP / 2, WRAP) - WRAP / 2;
    }
}
