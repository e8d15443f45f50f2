package io.aircheck.media;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where readers get memory for what they hold: pieces of one size, used again and again. */
public interface Chunks {

    /**
     * An empty buffer; all have the same capacity.
     *
     * @param beyondLimit whether the caller may have it even if there is no more to be had
     * @return null if there is no more to be had
     */
    @Nullable
    ByteBuffer take(boolean beyondLimit);

    /** Takes buffers back; they must not be used any more. */
    void giveBack(List<ByteBuffer> chunks);
}
