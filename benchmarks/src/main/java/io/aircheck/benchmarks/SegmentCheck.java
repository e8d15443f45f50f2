package io.aircheck.benchmarks;

import static io.aircheck.testkit.origin.Report.hash;

import io.aircheck.benchmarks.PublishedSegments.Segment;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds every byte of a recording from HLS among the segments that were on air. */
final class SegmentCheck implements PartCheck {

    /** How far ahead of its place a segment is looked for. */
    private static final int REACH = 200;

    private final OnAir onAir;
    private long next = -1;

    /** What the channel has published until now. */
    interface OnAir {

        /** Its segments from a number on, in order. */
        List<Segment> from(long index) throws IOException;
    }

    SegmentCheck(OnAir onAir) {
        this.onAir = onAir;
    }

    /** @return what was on air before the first segment of the first part is not missing */
    @Override
    public Found check(Path part) throws IOException {
        List<Segment> segments = onAir.from(Math.max(0, next));
        long units = 0;
        long missing = 0;
        try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "r")) {
            for (long at = 0; at < file.length(); ) {
                Segment found = at(file, at, segments);
                if (found == null) {
                    return new Found(units, missing, "holds from byte " + at + " what was not on air then");
                }
                missing += next < 0 ? 0 : found.index() - next;
                next = found.index() + 1;
                units++;
                at += found.bytes();
            }
        }
        return new Found(units, missing, null);
    }

    /** The number of the segment that is to come next; negative before the first. */
    long next() {
        return next;
    }

    /** The segment that lies at a place of a file, the first that has not been before; null where there is none. */
    private @Nullable Segment at(RandomAccessFile file, long at, List<Segment> segments) throws IOException {
        for (Segment segment : segments) {
            if (segment.index() < next) {
                continue;
            }
            if (next >= 0 && segment.index() >= next + REACH) {
                return null;
            }
            if (at + segment.bytes() <= file.length()) {
                byte[] read = new byte[segment.bytes()];
                file.seek(at);
                file.readFully(read);
                if (hash("SHA-256", read).equals(segment.sha256())) {
                    return segment;
                }
            }
        }
        return null;
    }
}
