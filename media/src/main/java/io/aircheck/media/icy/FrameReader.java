package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the whole frames in a stream of MPEG audio or ADTS that was entered anywhere, in pieces of any size. What stands
 * between frames (the rest of a frame, tags, damage) is left out and counted.
 */
public final class FrameReader {

    /**
     * A frame with its bytes.
     *
     * @param bytes from position 0
     */
    public record Framed(AudioFrame frame, ByteBuffer bytes) {}

    private final AudioFrame.Kind kind;
    private ByteBuffer held = ByteBuffer.allocate(32 << 10).limit(0);
    private @Nullable AudioFrame last;
    private long skippedBytes;

    public FrameReader(AudioFrame.Kind kind) {
        this.kind = kind;
    }

    /** Takes bytes of the stream; then call {@link #next} until it gives null. */
    public void feed(ByteBuffer bytes) {
        held.compact();
        if (held.remaining() < bytes.remaining()) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * held.capacity(), held.position() + bytes.remaining()));
            held = larger.put(held.flip());
        }
        held.put(bytes).flip();
    }

    /**
     * The next whole frame. In step, a frame is believed by its header; where step was lost, or its form is another than
     * before, only if a second one of the same form follows it.
     *
     * @return null until more bytes are there
     */
    public @Nullable Framed next() {
        while (held.remaining() >= AudioFrame.HEADER_BYTES) {
            Optional<AudioFrame> found = AudioFrame.at(held, held.position(), kind);
            if (found.isEmpty()) {
                skip();
                continue;
            }
            AudioFrame frame = found.get();
            boolean inStep = last != null && last.format().equals(frame.format());
            if (held.remaining() < frame.bytes() + (inStep ? 0 : AudioFrame.HEADER_BYTES)) {
                return null;
            }
            if (!inStep && !followedByItsLike(frame)) {
                skip();
                continue;
            }
            last = frame;
            byte[] copy = new byte[frame.bytes()];
            held.get(copy);
            return new Framed(frame, ByteBuffer.wrap(copy));
        }
        return null;
    }

    /** Bytes that belonged to no frame. */
    public long skippedBytes() {
        return skippedBytes;
    }

    private boolean followedByItsLike(AudioFrame frame) {
        return AudioFrame.at(held, held.position() + frame.bytes(), kind)
                .filter(second -> second.format().equals(frame.format()))
                .isPresent();
    }

    private void skip() {
        held.get();
        skippedBytes++;
        last = null;
    }
}
