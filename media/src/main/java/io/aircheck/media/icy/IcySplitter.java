package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Takes the metadata blocks out of a radio stream, in pieces of any size. After every {@code metaint} bytes of sound stands one
 * byte L and then 16*L bytes of text; L = 0 means no change.
 */
public final class IcySplitter {

    /** Where the two kinds of bytes go, in their order. */
    public interface Target {

        /** Sound; the buffer is only valid during the call. */
        void audio(ByteBuffer bytes);

        /** The text of a block, without its padding; never called for empty blocks. */
        void block(String text);
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

    /** Takes all bytes that remain in the buffer. */
    public void split(ByteBuffer bytes, Target target) {
        while (bytes.hasRemaining()) {
            switch (state) {
                case AUDIO -> takeAudio(bytes, target);
                case LENGTH -> {
                    text = new byte[(bytes.get() & 0xFF) * UNIT_BYTES];
                    textFilled = 0;
                    if (text.length > 0) {
                        state = State.TEXT;
                    } else {
                        beginAudio();
                    }
                }
                case TEXT -> {
                    int count = Math.min(text.length - textFilled, bytes.remaining());
                    bytes.get(text, textFilled, count);
                    textFilled += count;
                    if (textFilled == text.length) {
                        target.block(IcyText.decode(withoutPadding(text)));
                        beginAudio();
                    }
                }
            }
        }
    }

    private void takeAudio(ByteBuffer bytes, Target target) {
        int count = metaint == 0 ? bytes.remaining() : Math.min(audioLeft, bytes.remaining());
        target.audio(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        audioLeft -= count;
        if (metaint > 0 && audioLeft == 0) {
            state = State.LENGTH;
        }
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
