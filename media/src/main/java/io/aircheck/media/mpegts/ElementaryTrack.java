package io.aircheck.media.mpegts;

import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.codec.AdtsHeader;
import io.aircheck.media.codec.AnnexB;
import io.aircheck.media.codec.PictureSize;
import io.aircheck.media.icy.AudioFrame;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One track while a segment is walked through: its times, and the first bytes of its frames until they told its set-up. */
final class ElementaryTrack {

    /** Parameter sets stand in front of the first picture's slices; long messages (SEI) may stand between. */
    private static final int MOST_HEAD = 8 << 10;

    /** What nearly all of these take. */
    private static final int FIRST_HEAD = 512;

    final int pid;
    final Kind kind;
    private final String codec;
    private ByteBuffer head = ByteBuffer.allocate(FIRST_HEAD);

    private @Nullable String configuration;
    private @Nullable PictureSize size;
    private boolean headOpen;
    private boolean keyFrameFirst;
    private int frames;
    private long first = SegmentInspection.NO_TIME;
    private long span;
    private int timed;
    private long lastBegan = -1;

    ElementaryTrack(int pid, Kind kind, String codec) {
        this.pid = pid;
        this.kind = kind;
        this.codec = codec;
    }

    /** Whether it still wants to see the payload of every packet, not only of those that begin a frame. */
    boolean wantsMore() {
        return headOpen;
    }

    boolean startsWithKeyFrame() {
        return keyFrameFirst;
    }

    /**
     * A packet that begins a PES packet.
     *
     * @param number of the packet in its segment
     */
    void begin(ByteBuffer bytes, int from, int to, boolean randomAccess, long number) {
        closeHead();
        if (to - from < 14 || bytes.getInt(from) >>> 8 != 1) {
            return;
        }
        int payload = from + 9 + (bytes.get(from + 8) & 0xff);
        long dts = TsPacket.decodingTime(bytes, from, to);
        if (dts != SegmentInspection.NO_TIME) {
            time(dts);
            lastBegan = number;
        }
        frames++;
        keyFrameFirst |= frames == 1 && randomAccess;
        if (configuration == null) {
            headOpen = true;
            more(bytes, Math.min(payload, to), to);
        }
    }

    /** The payload of a packet in the middle of a PES packet. */
    void more(ByteBuffer bytes, int from, int to) {
        if (!headOpen) {
            return;
        }
        if (to - from > head.remaining() && head.capacity() < MOST_HEAD) {
            head = ByteBuffer.allocate(head.capacity() * 2).put(head.flip());
        }
        int count = Math.min(to - from, head.remaining());
        head.put(head.position(), bytes, from, count).position(head.position() + count);
        if (!head.hasRemaining()) {
            closeHead();
        }
    }

    /** @param body of the segment */
    Track finish(List<ByteBuffer> body) {
        closeHead();
        SoundEnd end = lastBegan < 0 ? null : soundEnd(body);
        long duration = timed > 1 ? span * timed / (timed - 1) : 0;
        if (end != null) {
            span += end.lastTicks();
            duration = span + end.frameTicks();
        }
        return new Track(
                pid,
                kind,
                codec,
                configuration,
                size,
                TsPacket.TIMESCALE,
                first,
                first == SegmentInspection.NO_TIME ? first : first + span,
                duration);
    }

    private @Nullable SoundEnd soundEnd(List<ByteBuffer> body) {
        return switch (codec) {
            case "aac" -> SoundEnd.of(body, lastBegan, pid, AudioFrame.Kind.ADTS);
            case "mp3" -> SoundEnd.of(body, lastBegan, pid, AudioFrame.Kind.MPEG);
            default -> null;
        };
    }

    private void time(long dts) {
        if (first == SegmentInspection.NO_TIME) {
            first = dts;
        }
        span = Math.max(span, TsPacket.ticksBetween(first, dts));
        timed++;
    }

    private void closeHead() {
        if (!headOpen) {
            return;
        }
        headOpen = false;
        head.flip();
        switch (codec) {
            case "avc", "hevc" -> {
                AnnexB.Head found = AnnexB.head(head, codec.equals("hevc"));
                configuration = found.configuration();
                size = found.size();
                keyFrameFirst |= frames == 1 && found.keyFrame();
            }
            case "aac" ->
                configuration =
                        AdtsHeader.at(head, 0).map(AdtsHeader::configuration).orElse(null);
            default -> configuration = codec;
        }
        head.clear();
    }
}
