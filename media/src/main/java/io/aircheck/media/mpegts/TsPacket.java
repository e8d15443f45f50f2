package io.aircheck.media.mpegts;

import io.aircheck.media.SegmentInspection;
import java.nio.ByteBuffer;
import java.util.List;

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

    /** The decoding time of the PES packet that begins at an index, {@code NO_TIME} where none does or it tells none. */
    static long decodingTime(ByteBuffer bytes, int from, int to) {
        if (to - from < 14 || bytes.getInt(from) >>> 8 != 1) {
            return SegmentInspection.NO_TIME;
        }
        int flags = bytes.get(from + 7) >> 6 & 3;
        int payload = from + 9 + (bytes.get(from + 8) & 0xff);
        if ((flags & 2) == 0 || payload > to) {
            return SegmentInspection.NO_TIME;
        }
        boolean ownDts = flags == 3 && payload >= from + 19;
        return timestamp(bytes, from + (ownDts ? 14 : 9));
    }

    /** A copy of what lies in several buffers, from positions to limits. */
    static ByteBuffer joined(List<ByteBuffer> body) {
        ByteBuffer all = ByteBuffer.allocate(
                body.stream().mapToInt(ByteBuffer::remaining).sum());
        body.forEach(buffer -> all.put(buffer.duplicate()));
        return all.flip();
    }

    /** How far a timestamp lies after another, at most 13 hours either way, over the wrap of 26.5 hours. */
    public static long ticksBetween(long earlier, long later) {
        return Math.floorMod(later - earlier + WRAP / 2, WRAP) - WRAP / 2;
    }
}
