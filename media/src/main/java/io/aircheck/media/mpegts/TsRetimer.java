package io.aircheck.media.mpegts;

import io.aircheck.media.ScatteredBytes;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves a segment to another place on the timeline, so that segments of different clocks follow each other in one file. */
public final class TsRetimer {

    private static final int MOST_PIDS = 64;
    private static final int PCR = 0x10;
    private static final int DISCONTINUITY = 0x80;

    private TsRetimer() {}

    /**
     * Moves every clock (PCR) and timestamp (PTS, DTS) where it stands; nothing else is changed.
     *
     * @param body whole packets, from positions to limits, which stay where they are
     * @param ticks of 90 kHz, forward or back; timestamps wrap at 33 bits
     */
    public static void move(List<ByteBuffer> body, long ticks) {
        ScatteredBytes all = new ScatteredBytes(body);
        long start = 0;
        for (ByteBuffer buffer : body) {
            int at = buffer.position() + (int) Math.floorMod(-start, (long) TsPacket.LENGTH);
            for (; at + TsPacket.LENGTH <= buffer.limit(); at += TsPacket.LENGTH) {
                move(buffer, at, ticks);
            }
            long straddling = start + at - buffer.position();
            if (at < buffer.limit() && straddling + TsPacket.LENGTH <= all.length()) {
                ByteBuffer packet = all.copy(straddling, TsPacket.LENGTH);
                move(packet, 0, ticks);
                all.put(straddling, packet);
            }
            start += buffer.remaining();
        }
    }

    private static void move(ByteBuffer bytes, int packet, long ticks) {
        clock(bytes, packet, ticks);
        if (TsPacket.beginsUnit(bytes, packet)) {
            stamps(bytes, packet, ticks);
        }
    }

    /**
     * Packets to put in front of a segment whose continuity counters do not go on from what stands before it: one for each
     * PID, without payload, saying so (discontinuity_indicator, ISO/IEC 13818-1 §2.4.3.5). Without them readers take the
     * frame before the seam for damaged.
     */
    public static ByteBuffer seam(List<ByteBuffer> body) {
        ByteBuffer bytes = TsPacket.joined(body);
        Map<Integer, Integer> counters = new LinkedHashMap<>();
        for (int packet = 0; packet + TsPacket.LENGTH <= bytes.limit(); packet += TsPacket.LENGTH) {
            int pid = TsPacket.pid(bytes, packet);
            if (pid != TsPacket.NULL_PID && TsPacket.payload(bytes, packet) < packet + TsPacket.LENGTH) {
                if (counters.size() < MOST_PIDS) {
                    counters.putIfAbsent(pid, bytes.get(packet + 3) & 0x0f);
                }
            }
        }
        ByteBuffer seam = ByteBuffer.allocate(counters.size() * TsPacket.LENGTH);
        counters.forEach((pid, counter) -> announce(seam, pid, counter - 1 & 0x0f));
        return seam.flip();
    }

    private static void announce(ByteBuffer seam, int pid, int counter) {
        int end = seam.position() + TsPacket.LENGTH;
        seam.put((byte) TsPacket.SYNC).put((byte) (pid >> 8)).put((byte) pid);
        seam.put((byte) (0x20 | counter)).put((byte) (TsPacket.LENGTH - 5)).put((byte) DISCONTINUITY);
        while (seam.position() < end) {
            seam.put((byte) 0xff);
        }
    }

    /** The 33 bits of 90 kHz; the nine bits of 27 MHz behind them stay. */
    private static void clock(ByteBuffer bytes, int packet, long ticks) {
        boolean adapted = (bytes.get(packet + 3) & 0x20) != 0;
        if (!adapted || (bytes.get(packet + 4) & 0xff) < 7 || (bytes.get(packet + 5) & PCR) == 0) {
            return;
        }
        int at = packet + 6;
        long base = (bytes.getInt(at) & 0xffffffffL) << 1 | bytes.get(at + 4) >> 7 & 1;
        long moved = TsPacket.wrapped(base + ticks);
        bytes.putInt(at, (int) (moved >> 1));
        bytes.put(at + 4, (byte) (bytes.get(at + 4) & 0x7f | (moved & 1) << 7));
    }

    private static void stamps(ByteBuffer bytes, int packet, long ticks) {
        int at = TsPacket.payload(bytes, packet);
        int end = packet + TsPacket.LENGTH;
        boolean begins = at + 14 <= end && bytes.getInt(at) >>> 8 == 1 && (bytes.get(at + 6) & 0xc0) == 0x80;
        if (!begins) {
            return;
        }
        int flags = bytes.get(at + 7) >> 6 & 3;
        if ((flags & 2) != 0) {
            TsPacket.putTimestamp(bytes, at + 9, TsPacket.timestamp(bytes, at + 9) + ticks);
        }
        if (flags == 3 && at + 19 <= end) {
            TsPacket.putTimestamp(bytes, at + 14, TsPacket.timestamp(bytes, at + 14) + ticks);
        }
    }
}
