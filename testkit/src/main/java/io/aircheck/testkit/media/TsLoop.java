package io.aircheck.testkit.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A loop of MPEG-TS segments (ISO/IEC 13818-1). Where every PCR, PTS and DTS stands is found once; a later lap adds the
 * loop's length to each and lets the continuity counters run on.
 */
public final class TsLoop implements SegmentLoop {

    private static final int PACKET = 188;
    private static final long CLOCK_MASK = (1L << 33) - 1;

    private final List<Segment> segments = new ArrayList<>();
    private final long lapTicks;

    TsLoop(List<byte[]> files, Duration loop) {
        lapTicks = loop.toMillis() * 90;
        Map<Integer, Integer> packets = new HashMap<>();
        for (byte[] bytes : files) {
            for (int at = 0; at < bytes.length; at += PACKET) {
                if ((bytes[at + 3] & 0x10) != 0) {
                    packets.merge(pid(bytes, at), 1, Integer::sum);
                }
            }
        }
        for (byte[] bytes : files) {
            segments.add(Segment.scan(bytes, packets));
        }
    }

    @Override
    public int count() {
        return segments.size();
    }

    @Override
    public byte[] segment(long number) {
        long lap = number / count();
        return segments.get((int) (number % count())).moved(lap, lap * lapTicks);
    }

    /**
     * @param counterSteps for each packet, how far a lap moves its continuity counter (mod 16)
     * @param clocks offsets of the 33 bits of a PCR
     * @param stamps offsets of the five bytes of a PTS or DTS
     */
    private record Segment(byte[] bytes, byte[] counterSteps, List<Integer> clocks, List<Integer> stamps) {

        static Segment scan(byte[] bytes, Map<Integer, Integer> packets) {
            byte[] steps = new byte[bytes.length / PACKET];
            List<Integer> clocks = new ArrayList<>();
            List<Integer> stamps = new ArrayList<>();
            for (int at = 0; at < bytes.length; at += PACKET) {
                boolean payload = (bytes[at + 3] & 0x10) != 0;
                int next = at + 4;
                if (payload) {
                    steps[at / PACKET] = (byte) (packets.getOrDefault(pid(bytes, at), 0) % 16);
                }
                if ((bytes[at + 3] & 0x20) != 0) {
                    int length = bytes[next] & 0xff;
                    if (length > 0 && (bytes[next + 1] & 0x10) != 0) {
                        clocks.add(next + 2);
                    }
                    next += 1 + length;
                }
                boolean starts = (bytes[at + 1] & 0x40) != 0;
                if (starts && payload && bytes[next] == 0 && bytes[next + 1] == 0 && bytes[next + 2] == 1) {
                    int flags = (bytes[next + 7] & 0xc0) >> 6;
                    if ((flags & 2) != 0) {
                        stamps.add(next + 9);
                    }
                    if (flags == 3) {
                        stamps.add(next + 14);
                    }
                }
            }
            return new Segment(bytes, steps, List.copyOf(clocks), List.copyOf(stamps));
        }

        byte[] moved(long lap, long ticks) {
            byte[] copy = bytes.clone();
            if (lap == 0) {
                return copy;
            }
            for (int packet = 0; packet < counterSteps.length; packet++) {
                int at = packet * PACKET + 3;
                long counter = copy[at] + lap * counterSteps[packet];
                copy[at] = (byte) (copy[at] & 0xf0 | counter & 0x0f);
            }
            for (int at : clocks) {
                long value = (readInt(copy, at) << 1 | (copy[at + 4] & 0x80) >> 7) + ticks & CLOCK_MASK;
                writeInt(copy, at, value >> 1);
                copy[at + 4] = (byte) (copy[at + 4] & 0x7f | (value & 1) << 7);
            }
            for (int at : stamps) {
                writeStamp(copy, at, readStamp(copy, at) + ticks & CLOCK_MASK);
            }
            return copy;
        }
    }

    private static int pid(byte[] bytes, int at) {
        return (bytes[at + 1] & 0x1f) << 8 | bytes[at + 2] & 0xff;
    }

    private static long readStamp(byte[] bytes, int at) {
        return (bytes[at] >> 1 & 7L) << 30
                | (bytes[at + 1] & 0xffL) << 22
                | (bytes[at + 2] >> 1 & 0x7fL) << 15
                | (bytes[at + 3] & 0xffL) << 7
                | bytes[at + 4] >> 1 & 0x7fL;
    }

    private static void writeStamp(byte[] bytes, int at, long value) {
        bytes[at] = (byte) (bytes[at] & 0xf1 | (value >> 30 & 7) << 1);
        bytes[at + 1] = (byte) (value >> 22);
        bytes[at + 2] = (byte) (value >> 14 | 1);
        bytes[at + 3] = (byte) (value >> 7);
        bytes[at + 4] = (byte) (value << 1 | 1);
    }

    private static long readInt(byte[] bytes, int at) {
        return (bytes[at] & 0xffL) << 24
                | (bytes[at + 1] & 0xffL) << 16
                | (bytes[at + 2] & 0xffL) << 8
                | bytes[at + 3] & 0xffL;
    }

    private static void writeInt(byte[] bytes, int at, long value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }
}
