package io.aircheck.recorder;

import io.aircheck.media.SegmentInspection.Track;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing that is written whole or not at all: an HLS segment, a GOP of FLV, a block of audio.
 *
 * @param configuration identifies the decoder configuration (codecs, parameter sets, sample rate); another one begins a new
 *     part. The sameness of bytes, not a playlist's DISCONTINUITY tag, decides
 * @param header what a file needs before its first unit (MP4 init segment, FLV sequence headers), empty for none
 * @param body the bytes, as buffers in order; they are used again once the sink has taken the unit
 * @param sequence the stream's own number (media sequence, GOP number, byte offset), growing by one within an epoch
 * @param epoch counts restarts of the numbering
 * @param duration of media
 * @param programDateTime the stream's own wall clock of its first sample, where it tells
 * @param receivedAt when its last byte came
 * @param keyFrame whether a file can begin with it
 * @param tracks its tracks and their times, by which a part keeps one timeline; empty where the engine sees to that itself
 */
public record MediaUnit(
        Container container,
        String configuration,
        List<ByteBuffer> header,
        List<ByteBuffer> body,
        long sequence,
        int epoch,
        Duration duration,
        @Nullable Instant programDateTime,
        Instant receivedAt,
        boolean keyFrame,
        List<Track> tracks) {

    /** A unit whose timestamps are right as they are. */
    public MediaUnit(
            Container container,
            String configuration,
            List<ByteBuffer> header,
            List<ByteBuffer> body,
            long sequence,
            int epoch,
            Duration duration,
            @Nullable Instant programDateTime,
            Instant receivedAt,
            boolean keyFrame) {
        this(
                container,
                configuration,
                header,
                body,
                sequence,
                epoch,
                duration,
                programDateTime,
                receivedAt,
                keyFrame,
                List.of());
    }

    public long bodyBytes() {
        return body.stream().mapToLong(ByteBuffer::remaining).sum();
    }
}
