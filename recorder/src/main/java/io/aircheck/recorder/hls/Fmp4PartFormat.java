package io.aircheck.recorder.hls;

import static java.util.stream.Collectors.toMap;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.mp4.FragmentRetimer;
import io.aircheck.media.mp4.FragmentWalk;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Fragmented MP4: the init section, then fragments on one timeline, byte for byte as they came where theirs goes on by itself.
 * A file that broke off is cut after its last whole fragment.
 */
public final class Fmp4PartFormat implements PartFormat {

    private final PartTimeline timeline = new PartTimeline();

    @Override
    public List<ByteBuffer> open(MediaUnit first) {
        return first.header();
    }

    @Override
    public Appendix append(MediaUnit unit) {
        Duration shift = timeline.place(unit).shift();
        if (shift.isZero()) {
            return Appendix.asReceived(unit);
        }
        try {
            Map<Integer, Long> timescales =
                    unit.tracks().stream().collect(toMap(Track::id, Track::timescale, (a, b) -> a));
            FragmentRetimer.move(unit.body(), shift, timescales);
            return Appendix.changed(unit.body());
        } catch (MalformedMediaException e) {
            return Appendix.asReceived(unit); // boxes that the inspection did not need
        }
    }

    @Override
    public void close(FileChannel file) {
        // fragments need no index to be played
    }

    @Override
    public long recover(FileChannel file) throws IOException {
        FragmentWalk walk = new FragmentWalk(file.size());
        ByteBuffer head = ByteBuffer.allocate(FragmentWalk.HEADER_BYTES);
        while (!walk.isOver()) {
            head.clear();
            while (head.hasRemaining() && file.read(head, walk.position() + head.position()) > 0) {
                // until the header is whole or the file ends
            }
            walk.box(head.flip());
        }
        file.truncate(walk.wholeBytes());
        return walk.wholeBytes();
    }
}
