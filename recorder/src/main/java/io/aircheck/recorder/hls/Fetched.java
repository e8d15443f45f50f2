package io.aircheck.recorder.hls;

import io.aircheck.media.SegmentInspection;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.memory.MediaMemory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * A whole segment in memory, decrypted and looked at.
 *
 * @param header the init section that it needs, empty for none
 * @param body buffers of {@link MediaMemory}, to be given back
 */
record Fetched(
        Container container,
        List<ByteBuffer> header,
        List<ByteBuffer> body,
        SegmentInspection inspection,
        Instant receivedAt) {

    long bytes() {
        return body.stream().mapToLong(ByteBuffer::remaining).sum();
    }
}
