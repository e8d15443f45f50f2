package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the metadata blocks out of a radio stream, in pieces of any size. After every {@code metaint} bytes of sound stands one
 * byte L and then 16*L bytes of text; L = 0 means no change.
 */
public final class IcySplitter {

    /** What the stream holds, in its order. */
    public sealed interface Part {

        /** Sound; a view of the buffer that was given, valid as long as that is. */
        record Audio(ByteBuffer bytes) implements Part {}

        /** The text of a block that is not empty, without its padding. */
        record Block(String text) implements Part {}
    }

    private enum State {
        AUDIO,
        LENGTH,
        TEXT
    }

    private static final int UNIT_BYTES = 16;

    private final int metaint;
    private State state = State.AUDIO;
    private int audioLeft;
    private byte[] text = new byte[0];
    private int textFilled;

    /** @param metaint the answer's {@code icy-metaint}; 0 where there was none, then everything is sound */
    public IcySplitter(int metaint) {
        if (metaint < 0) {
            throw new IllegalArgumentException("icy-metaint " + metaint);
        }
        this.metaint = metaint;
        audioLeft = metaint;
    }

    /** The next part, or null when {@code bytes} is used up; call again with what follows. */
    public @Nullable Part next(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            switch (state) {
                case AUDIO -> {
                    return takeAudio(bytes);
                }
                case LENGTH -> {
                    text = new byte[(bytes.get() & 0xFF) * UNIT_BYTES];
                    textFilled = 0;
                    state = State.TEXT;
                    if (text.length == 0) {
                        beginAudio();
                    }
                }
                case TEXT -> {
                    int count = Math.min(text.length - textFilled, bytes.remaining());
                    bytes.get(text, textFilled, count);
                    textFilled += count;
                    if (textFilled == text.length) {
                        beginAudio();
                        return new Part.Block(IcyText.decode(withoutPadding(text)));
                    }
                }
            }
        }
        return null;
    }

    private Part takeAudio(ByteBuffer bytes) {
        int count = metaint == 0 ? bytes.remaining() : Math.min(audioLeft, bytes.remaining());
        Part audio = new Part.Audio(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        audioLeft -= count;
        if (metaint > 0 && audioLeft == 0) {
            state = State.LENGTH;
        }
        return audio;
    }

    private void beginAudio() {
        state = State.AUDIO;
        audioLeft = metaint;
    }

    private static byte[] withoutPadding(byte[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(text, end);
    }
}
