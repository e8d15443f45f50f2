package io.aircheck.media.packed;

import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.icy.AudioFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A segment of packed audio.
 *
 * @param codec aac or mp3
 * @param configuration what a decoder must be set up with
 * @param firstTime when the first frame begins, in ticks of 90 kHz as its ID3 tag tells it, or
 *     {@link SegmentInspection#NO_TIME}
 * @param bytes all of it
 */
public record PackedAudio(String codec, String configuration, long firstTime, ByteBuffer bytes, List<Frame> frames) {

    /** The number of its only track. */
    public static final int TRACK = 0;

    private static final int TIMESCALE = 90_000;
    private static final int TAG_HEADER = 10;
    private static final byte[] OWNER =
            "com.apple.streaming.transportStreamTimestamp\0".getBytes(StandardCharsets.ISO_8859_1);

    /**
     * One frame of sound.
     *
     * @param at index of its first byte
     * @param ticks of 90 kHz since the first frame
     */
    public record Frame(int at, int bytes, long ticks) {}

    /**
     * Finds its frames; what lies between them is passed over.
     *
     * @param body from positions to limits; they are left as they are
     */
    public static PackedAudio of(List<ByteBuffer> body, AudioFrame.Kind kind) {
        ByteBuffer bytes = ByteBuffer.allocate(
                body.stream().mapToInt(ByteBuffer::remaining).sum());
        body.forEach(buffer -> bytes.put(buffer.duplicate()));
        bytes.flip();
        long firstTime = SegmentInspection.NO_TIME;
        List<Frame> frames = new ArrayList<>();
        String format = "";
        double seconds = 0;
        for (int at = 0; at < bytes.limit(); ) {
            int tag = tagLength(bytes, at);
            if (tag > 0) {
                firstTime = firstTime == SegmentInspection.NO_TIME ? timestamp(bytes, at, at + tag) : firstTime;
                at += tag;
                continue;
            }
            Optional<AudioFrame> found = AudioFrame.at(bytes, at, kind);
            if (found.isEmpty() || at + found.get().bytes() > bytes.limit()) {
                at++;
                continue;
            }
            AudioFrame frame = found.get();
            frames.add(new Frame(at, frame.bytes(), Math.round(seconds * TIMESCALE)));
            format = format.isEmpty() ? frame.format() : format;
            seconds += (double) frame.samples() / frame.sampleRate();
            at += frame.bytes();
        }
        String codec = kind == AudioFrame.Kind.ADTS ? "aac" : "mp3";
        boolean told = kind == AudioFrame.Kind.ADTS && !format.isEmpty();
        return new PackedAudio(codec, told ? format : codec, firstTime, bytes, List.copyOf(frames));
    }

    /** Length of the ID3 tag that stands at an index, at most to the end; 0 where none does. */
    private static int tagLength(ByteBuffer bytes, int at) {
        boolean tag = at + TAG_HEADER <= bytes.limit()
                && bytes.get(at) == 'I'
                && bytes.get(at + 1) == 'D'
                && bytes.get(at + 2) == '3';
        return tag ? Math.min(TAG_HEADER + size(bytes, at + 6), bytes.limit() - at) : 0;
    }

    /** Four bytes of seven bits. */
    private static int size(ByteBuffer bytes, int at) {
        int size = 0;
        for (int i = 0; i < 4; i++) {
            size = size << 7 | bytes.get(at + i) & 0x7f;
        }
        return size;
    }

    /** Of the tag's private frame of that owner. */
    private static long timestamp(ByteBuffer bytes, int from, int to) {
        int length = OWNER.length + Long.BYTES;
        for (int at = from + TAG_HEADER; at + TAG_HEADER + length <= to; ) {
            int content = at + TAG_HEADER;
            if (bytes.getInt(at) == ('P' << 24 | 'R' << 16 | 'I' << 8 | 'V')
                    && bytes.slice(content, OWNER.length).equals(ByteBuffer.wrap(OWNER))) {
                return bytes.getLong(content + OWNER.length);
            }
            at = content + size(bytes, at + 4);
        }
        return SegmentInspection.NO_TIME;
    }

    /** What one look at it found. */
    public SegmentInspection inspection() {
        long none = SegmentInspection.NO_TIME;
        long last = frames.isEmpty() ? 0 : frames.getLast().ticks();
        long each = frames.size() < 2 ? 0 : last / (frames.size() - 1);
        boolean timed = firstTime != none && !frames.isEmpty();
        Track track = new Track(
                TRACK,
                Kind.AUDIO,
                codec,
                configuration,
                null,
                TIMESCALE,
                timed ? firstTime : none,
                timed ? firstTime + last : none,
                timed ? last + each : 0);
        return new SegmentInspection(List.of(track), true, false);
    }
}
