package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds every byte of a recording from HLS among the segments that were on air. */
final class SegmentCheck implements PartCheck {

    private final PublishedSegments published;
    private final String channel;
    private long next = -1;

    SegmentCheck(PublishedSegments published, String channel) {
        this.published = published;
        this.channel = channel;
    }

    @Override
    public Found check(Path part) throws IOException {
        byte[] data = Files.readAllBytes(part);
        var segments = published.of(channel);
        long units = 0;
        long missing = 0;
        for (int at = 0; at < data.length; ) {
            PublishedSegments.Segment found = PublishedSegments.at(data, at, segments, next);
            if (found == null) {
                return new Found(units, missing, "holds from byte " + at + " what was not on air then");
            }
            missing += next < 0 ? 0 : found.index() - next;
            next = found.index() + 1;
            units++;
            at += found.bytes();
        }
        return new Found(units, missing, null);
    }
}
