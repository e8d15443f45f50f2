package io.aircheck.testkit.origin;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.mp4.FragmentInspector;
import io.aircheck.media.mp4.InitSegment;
import io.aircheck.media.mpegts.TsInspector;
import io.aircheck.media.mpegts.TsPacket;
import io.aircheck.media.mpegts.TsRetimer;
import io.aircheck.testkit.media.Fmp4Loop;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a segment's place on the timeline from its content: a recorder may move it, whole, to carry the timeline on. */
final class SegmentTimes {

    private SegmentTimes() {}

    /** SHA-256 of a segment as if its first picture were at 0. */
    static String timelessHash(byte[] segment) {
        byte[] bytes = segment;
        if (isTransportStream(segment)) {
            long first = leading(null, segment).map(Track::firstDts).orElse(0L);
            bytes = segment.clone();
            TsRetimer.move(List.of(ByteBuffer.wrap(bytes)), -first);
        } else {
            bytes = Fmp4Loop.timeless(segment);
        }
        return Report.hash("SHA-256", bytes);
    }

    /** When its first picture is shown, in seconds of its file. */
    static Optional<Double> start(@Nullable InitSegment init, byte[] segment) {
        return leading(init, segment).map(track -> (double) track.firstDts() / track.timescale());
    }

    /** Where what stands at an index begins, if packets that only announce a seam stand there. */
    static int afterSeam(byte[] data, int from) {
        int at = from;
        while (at + TsPacket.LENGTH <= data.length
                && data[at] == TsPacket.SYNC
                && (data[at + 3] & 0x30) == 0x20
                && (data[at + 5] & 0x80) != 0) {
            at += TsPacket.LENGTH;
        }
        return at;
    }

    private static Optional<Track> leading(@Nullable InitSegment init, byte[] segment) {
        List<ByteBuffer> body = List.of(ByteBuffer.wrap(segment));
        try {
            if (isTransportStream(segment)) {
                return TsInspector.inspect(body).leading();
            }
            Optional<SegmentInspection> found =
                    init == null ? Optional.empty() : Optional.of(FragmentInspector.inspect(init, body));
            return found.flatMap(SegmentInspection::leading);
        } catch (MalformedMediaException e) {
            return Optional.empty();
        }
    }

    private static boolean isTransportStream(byte[] segment) {
        return segment.length > 0 && segment[0] == TsPacket.SYNC;
    }
}
