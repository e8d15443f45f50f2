package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frames of MPEG audio or ADTS. What stands between them (the rest of a frame that the listener came into, tags, damage)
 * is left out.
 */
public final class FrameReader implements AudioReader {

    private final AudioFrame.Kind kind;
    private final HeldBytes held = new HeldBytes();
    private @Nullable String format;

    public FrameReader(AudioFrame.Kind kind) {
        this.kind = kind;
    }

    @Override
    public void feed(ByteBuffer bytes) {
        held.add(bytes);
    }

    /**
     * In step, a frame is believed by its header; where step was lost, or its form is another than before, only if a second
     * one of the same form follows it.
     */
    @Override
    public @Nullable AudioPiece next() {
        ByteBuffer view = held.view();
        int at = 0;
        while (at + AudioFrame.HEADER_BYTES <= view.limit()) {
            Optional<AudioFrame> found = AudioFrame.at(view, at, kind);
            if (found.isEmpty()) {
                format = null;
                at++;
                continue;
            }
            AudioFrame frame = found.get();
            boolean inStep = frame.format().equals(format);
            if (view.limit() - at < frame.bytes() + (inStep ? 0 : AudioFrame.HEADER_BYTES)) {
                break;
            }
            if (!inStep && !followedByItsLike(view, at, frame)) {
                format = null;
                at++;
                continue;
            }
            format = frame.format();
            held.drop(at);
            Duration duration = Duration.ofNanos(frame.samples() * 1_000_000_000L / frame.sampleRate());
            return new AudioPiece(held.take(frame.bytes()), duration, frame.format(), List.of(), null, false);
        }
        held.drop(at);
        return null;
    }

    private boolean followedByItsLike(ByteBuffer view, int at, AudioFrame frame) {
        return AudioFrame.at(view, at + frame.bytes(), kind)
                .filter(second -> second.format().equals(frame.format()))
                .isPresent();
    }
}
