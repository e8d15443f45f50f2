package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Finds the pieces of a sound stream that was entered anywhere, in bytes that come in parts of any size. */
public interface AudioReader {

    /** Takes all bytes that remain in the buffer; then {@link #next} is to be called until it gives null. */
    void feed(ByteBuffer bytes);

    /** The next whole piece, or null until more bytes are there. */
    @Nullable
    AudioPiece next();
}
