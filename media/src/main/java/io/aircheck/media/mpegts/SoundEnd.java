package io.aircheck.media.mpegts;

import io.aircheck.media.ScatteredBytes;
import io.aircheck.media.icy.AudioFrame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the sound of a segment really goes. A packet of it holds several frames and tells the time of the first only, so
 * those of the last packet are counted.
 *
 * @param lastTicks from the beginning of the last packet's first frame to that of its last
 * @param frameTicks length of that
 */
record SoundEnd(long lastTicks, long frameTicks) {

    private static final int FIXED_HEADER = 6;
    /** Sound stands among the picture; so far one packet of it is looked for. */
    private static final int MOST_PACKETS = 1 << 14;

    /**
     * Counts them.
     *
     * @param body of the segment
     * @param packet number of the transport packet in which the last packet of sound begins
     * @return null where they cannot be counted
     */
    static @Nullable SoundEnd of(List<ByteBuffer> body, long packet, int pid, AudioFrame.Kind kind) {
        ByteBuffer sound = payload(body, packet, pid);
        if (sound == null) {
            return null;
        }
        long samples = 0;
        AudioFrame last = null;
        for (int at = sound.position(); at < sound.limit(); ) {
            Optional<AudioFrame> frame = AudioFrame.at(sound, at, kind);
            if (frame.isEmpty() || frame.get().bytes() <= 0) {
                at++;
                continue;
            }
            samples += last == null ? 0 : last.samples();
            last = frame.get();
            at += last.bytes();
        }
        return last == null
                ? null
                : new SoundEnd(
                        samples * TsPacket.TIMESCALE / last.sampleRate(),
                        last.samples() * TsPacket.TIMESCALE / last.sampleRate());
    }

    /** The frames of a packet of sound, from position to limit; null where it does not tell its length. */
    private static @Nullable ByteBuffer payload(List<ByteBuffer> body, long packet, int pid) {
        ScatteredBytes bytes = new ScatteredBytes(body);
        ByteBuffer pes = null;
        long end = Math.min(packet + MOST_PACKETS, bytes.length() / TsPacket.LENGTH);
        for (long number = packet; number < end; number++) {
            ByteBuffer one = bytes.copy(number * TsPacket.LENGTH, TsPacket.LENGTH);
            int from = TsPacket.payload(one, 0);
            if (TsPacket.pid(one, 0) != pid || from >= TsPacket.LENGTH) {
                continue;
            }
            if (pes == null) {
                int length = from + FIXED_HEADER > TsPacket.LENGTH ? 0 : one.getShort(from + 4) & 0xffff;
                if (length == 0) {
                    return null;
                }
                pes = ByteBuffer.allocate(FIXED_HEADER + length);
            }
            int count = Math.min(pes.remaining(), TsPacket.LENGTH - from);
            pes.put(pes.position(), one, from, count).position(pes.position() + count);
            if (!pes.hasRemaining()) {
                break;
            }
        }
        if (pes == null || pes.flip().limit() < FIXED_HEADER + 3) {
            return null;
        }
        int header = FIXED_HEADER + 3 + (pes.get(FIXED_HEADER + 2) & 0xff);
        return header > pes.limit() ? null : pes.position(header);
    }
}
