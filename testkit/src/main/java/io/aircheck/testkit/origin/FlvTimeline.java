package io.aircheck.testkit.origin;

import io.aircheck.testkit.media.FlvLoop;
import io.aircheck.testkit.media.FlvLoop.Tag;
import io.aircheck.testkit.origin.Fault.NewResolution;
import io.aircheck.testkit.origin.Fault.RepeatedHeaders;
import io.aircheck.testkit.origin.Fault.SecondMetadata;
import io.aircheck.testkit.origin.Fault.TimestampShift;
import io.aircheck.testkit.origin.Fault.TimestampZero;
import java.util.ArrayList;
import java.util.List;

/**
 * The tags that one FLV connection is sent, a tenth of a second at a time. They follow from the channel and from where the
 * connection began, so that a report can tell them again instead of remembering them.
 */
final class FlvTimeline {

    private static final int REPEAT_MILLIS = 5000;

    private final Channel channel;
    private final FlvLoop usual;
    private final FlvLoop other;
    private final long firstBucket;
    private long bucket;
    private boolean headersSent;
    private boolean changed;
    private long headersRepeatedAt = Long.MIN_VALUE / 2;

    /** @param firstBucket where the connection begins, in tenths of a second of the stream */
    FlvTimeline(Channel channel, FlvLoop usual, FlvLoop other, long firstBucket) {
        this.channel = channel;
        this.usual = usual;
        this.other = other;
        this.firstBucket = firstBucket;
        bucket = firstBucket;
    }

    /**
     * A tag as it is sent.
     *
     * @param millis its timestamp
     * @param lap which time the loop is shown, -1 for {@code onMetaData} and sequence headers
     */
    record Sent(FlvLoop loop, Tag tag, long millis, long lap) {}

    /** Number of the bucket that {@link #next} gives. */
    long bucket() {
        return bucket;
    }

    /** The next bucket's tags in order. */
    List<Sent> next() {
        long millis = bucket * FlvLoop.BUCKET_MILLIS;
        List<Sent> sent = new ArrayList<>();
        FlvLoop loop = usual;
        long loopMillis = millis;
        long offset = 0;
        for (Fault fault : channel.faults()) {
            long atMillis = fault.at() * 1000L;
            // Only what the connection lives through: whoever connects later sees a stream in order.
            if (millis >= atMillis && atMillis >= firstBucket * FlvLoop.BUCKET_MILLIS) {
                switch (fault) {
                    case TimestampShift(int _, int shift) -> offset += shift;
                    case TimestampZero _ -> offset -= atMillis;
                    case NewResolution _ -> {
                        loop = other;
                        loopMillis = millis - atMillis;
                        offset += atMillis;
                    }
                    default -> {}
                }
            }
        }
        headers(sent, loop, Math.max(0, loopMillis + offset), millis);
        long loopBucket = loopMillis / FlvLoop.BUCKET_MILLIS;
        long lap = loop.lap(loopBucket);
        for (Tag tag : loop.bucket(loopBucket)) {
            sent.add(new Sent(loop, tag, Math.max(0, tag.millis() + lap * loop.loopMillis() + offset), lap));
        }
        bucket++;
        return sent;
    }

    private void headers(List<Sent> sent, FlvLoop loop, long at, long millis) {
        List<Tag> headers = loop.headers();
        if (!headersSent || loop != usual && !changed) {
            headersSent = true;
            changed = loop != usual;
            headers.forEach(tag -> sent.add(new Sent(loop, tag, at, -1)));
        }
        for (Fault fault : channel.faults()) {
            long since = millis - fault.at() * 1000L;
            if (fault instanceof RepeatedHeaders && since >= 0 && millis - headersRepeatedAt >= REPEAT_MILLIS) {
                headersRepeatedAt = millis;
                headers.subList(1, headers.size()).forEach(tag -> sent.add(new Sent(loop, tag, at, -1)));
            }
            if (fault instanceof SecondMetadata && since == 0) {
                sent.add(new Sent(loop, headers.getFirst(), at, -1));
            }
        }
    }
}
