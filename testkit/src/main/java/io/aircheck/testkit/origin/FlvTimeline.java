package io.aircheck.testkit.origin;

import io.aircheck.testkit.media.FlvLoop;
import io.aircheck.testkit.media.FlvLoop.Tag;
import io.aircheck.testkit.origin.Fault.NewResolution;
import io.aircheck.testkit.origin.Fault.RepeatedGroup;
import io.aircheck.testkit.origin.Fault.RepeatedHeaders;
import io.aircheck.testkit.origin.Fault.SecondMetadata;
import io.aircheck.testkit.origin.Fault.StrayHeaders;
import io.aircheck.testkit.origin.Fault.TimestampDip;
import io.aircheck.testkit.origin.Fault.TimestampShift;
import io.aircheck.testkit.origin.Fault.TimestampWrap;
import io.aircheck.testkit.origin.Fault.TimestampZero;
import java.util.ArrayList;
import java.util.List;

/**
 * The tags that one FLV connection is sent, a tenth of a second at a time. They follow from the channel and from where the
 * connection began, so that a report can tell them again instead of remembering them.
 */
final class FlvTimeline {

    private static final int VIDEO = 9;
    private static final long OTHER_LAPS = 1_000_000;
    private static final int REPEAT_MILLIS = 5000;
    /** Between two key frames. */
    private static final int DIP_AFTER_MILLIS = 500;

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
        Now now = now(millis);
        headers(sent, now.loop, now.stamp(now.loopMillis), millis);
        boolean again = channel.faults(RepeatedGroup.class)
                .anyMatch(fault -> fault.at() * 1000L == millis && livedThrough(fault));
        if (again) {
            List<Sent> next = frames(now);
            int key = firstPicture(next);
            sent.addAll(next.subList(0, key));
            sent.addAll(groupBefore(millis));
            sent.addAll(next.subList(key, next.size()));
        } else {
            sent.addAll(frames(now));
        }
        bucket++;
        return sent;
    }

    /**
     * What is on air at a moment.
     *
     * @param loopMillis since the loop's first start
     * @param offset from there to a tag's timestamp
     * @param bits of a timestamp
     * @param wrapAtMillis where timestamps run over
     */
    private record Now(FlvLoop loop, long loopMillis, long offset, int bits, long wrapAtMillis) {

        long stamp(long millis) {
            return bits == 0 ? Math.max(0, millis + offset) : millis + offset - wrapAtMillis & (1L << bits) - 1;
        }
    }

    private Now now(long millis) {
        FlvLoop loop = usual;
        long loopMillis = millis;
        long loopBegan = 0;
        long shift = 0;
        int bits = 0;
        long wrapAtMillis = 0;
        for (Fault fault : channel.faults()) {
            long atMillis = fault.at() * 1000L;
            boolean past = millis >= atMillis;
            switch (fault) {
                case NewResolution _
                when past -> {
                    loop = other;
                    loopMillis = millis - atMillis;
                    loopBegan = atMillis;
                }
                case TimestampShift(int _, int by) when past && livedThrough(fault) -> shift += by;
                case TimestampZero _ when past && livedThrough(fault) -> shift = -atMillis;
                case TimestampDip(int _, int dip) when millis == atMillis + DIP_AFTER_MILLIS -> shift -= dip;
                case TimestampWrap(int _, int fewer)
                when livedThrough(fault) -> {
                    bits = fewer;
                    wrapAtMillis = atMillis;
                }
                default -> {}
            }
        }
        return new Now(loop, loopMillis, loopBegan + shift, bits, wrapAtMillis);
    }

    /** Whether the connection was there when it happened: whoever connects later sees timestamps in order. */
    private boolean livedThrough(Fault fault) {
        return fault.at() * 1000L >= firstBucket * FlvLoop.BUCKET_MILLIS;
    }

    /** From its key frame on. */
    private List<Sent> groupBefore(long millis) {
        List<Sent> group = new ArrayList<>();
        long begin = Math.max(millis - Channel.SEGMENT.toMillis(), firstBucket * FlvLoop.BUCKET_MILLIS);
        for (long at = begin; at < millis; at += FlvLoop.BUCKET_MILLIS) {
            group.addAll(frames(now(at)));
        }
        return group.subList(firstPicture(group), group.size());
    }

    private static int firstPicture(List<Sent> frames) {
        int index = 0;
        while (index < frames.size() && frames.get(index).tag().type() != VIDEO) {
            index++;
        }
        return index;
    }

    private List<Sent> frames(Now now) {
        long loopBucket = now.loopMillis / FlvLoop.BUCKET_MILLIS;
        long lap = now.loop.lap(loopBucket);
        // Both programmes may have the same sound.
        long name = now.loop == usual ? lap : OTHER_LAPS + lap;
        return now.loop.bucket(loopBucket).stream()
                .map(tag -> new Sent(now.loop, tag, now.stamp(tag.millis() + lap * now.loop.loopMillis()), name))
                .toList();
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
            if (fault instanceof StrayHeaders && since == 0) {
                other.headers().stream().skip(1).forEach(tag -> sent.add(new Sent(other, tag, at, -1)));
                headers.stream().skip(1).forEach(tag -> sent.add(new Sent(loop, tag, at, -1)));
            }
            if (fault instanceof SecondMetadata && since == 0) {
                sent.add(new Sent(loop, headers.getFirst(), at, -1));
            }
        }
    }
}
