package io.aircheck.recorder.hls;

import io.aircheck.media.mpegts.TsPacket;
import io.aircheck.media.mpegts.TsRetimer;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * MPEG transport streams: units go on one timeline, byte for byte as they came where theirs goes on by itself. There is
 * nothing to complete; a file that broke off is cut to its last whole packet.
 */
public final class TsPartFormat implements PartFormat {

    private static final int PACKETS_AT_ONCE = 512;

    private final PartTimeline timeline = new PartTimeline();

    @Override
    public List<ByteBuffer> open(MediaUnit first) {
        return first.header();
    }

    @Override
    public Appendix append(MediaUnit unit) {
        PartTimeline.Place place = timeline.place(unit);
        if (!place.shift().isZero()) {
            TsRetimer.move(unit.body(), ticks(place.shift()));
        }
        if (place.seam()) {
            return Appendix.changed(concat(TsRetimer.seam(unit.body()), unit.body()));
        }
        return new Appendix(unit.body(), place.shift().isZero());
    }

    private static List<ByteBuffer> concat(ByteBuffer first, List<ByteBuffer> rest) {
        List<ByteBuffer> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private static long ticks(Duration length) {
        return Math.round(length.toNanos() * TsPacket.TIMESCALE / 1e9);
    }

    @Override
    public void close(FileChannel file) {
        // a transport stream has neither an index nor an end
    }

    /** Also cuts off what a power failure leaves behind a file: blocks that were never written, read as zeros. */
    @Override
    public long recover(FileChannel file) throws IOException {
        long packets = file.size() / TsPacket.LENGTH;
        ByteBuffer block = ByteBuffer.allocate(PACKETS_AT_ONCE * TsPacket.LENGTH);
        while (packets > 0) {
            int count = (int) Math.min(packets, PACKETS_AT_ONCE);
            read(file, block.clear().limit(count * TsPacket.LENGTH), (packets - count) * TsPacket.LENGTH);
            int kept = count;
            while (kept > 0 && block.get((kept - 1) * TsPacket.LENGTH) != TsPacket.SYNC) {
                kept--;
            }
            packets -= count - kept;
            if (kept > 0) {
                break;
            }
        }
        file.truncate(packets * TsPacket.LENGTH);
        return packets * TsPacket.LENGTH;
    }

    private static void read(FileChannel file, ByteBuffer target, long from) throws IOException {
        while (target.hasRemaining()) {
            if (file.read(target, from + target.position()) < 0) {
                return;
            }
        }
    }
}
