package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest whole thing of a sound stream: a frame, or a page of Ogg.
 *
 * @param bytes from position 0
 * @param format what may not change within a file: codec and sample rate
 * @param header what a file needs that begins with this piece; empty for nothing
 * @param title what the stream's own comments say is on air from here on, null where they say nothing new
 * @param beginsStream whether it is the first of a new stream in the stream (Ogg chaining)
 */
public record AudioPiece(
        ByteBuffer bytes,
        Duration duration,
        String format,
        List<ByteBuffer> header,
        @Nullable String title,
        boolean beginsStream) {

    public AudioPiece {
        header = List.copyOf(header);
    }
}
