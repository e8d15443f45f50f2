package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Packet;
import io.aircheck.media.flv.TagHead;
import io.aircheck.media.flv.VideoHeader;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices a connection that still sends, but no picture that decoding could begin with: for three groups, though not less than a
 * while. Where leaving it has not helped, the stream is like that, and the watch grows more patient.
 */
final class KeyFrameWatch {

    private static final int GROUPS = 3;

    private final LongSupplier nanoTime;
    private long least;
    private long longestGroup;
    private long lastKeyFrame;
    private boolean pictures;
    private boolean keyFrameOnConnection;

    /** @param least how long it waits in any case, at first */
    KeyFrameWatch(Duration least, LongSupplier nanoTime) {
        this.least = least.toNanos();
        this.nanoTime = nanoTime;
    }

    void connectionBegins() {
        lastKeyFrame = nanoTime.getAsLong();
        pictures = false;
        keyFrameOnConnection = false;
    }

    /** @throws IOException if the connection is no longer worth keeping */
    void see(TagHead tag) throws IOException {
        long now = nanoTime.getAsLong();
        if (tag.kind() == FlvTag.Kind.VIDEO) {
            VideoHeader header = VideoHeader.of(tag);
            pictures |= header.packet() == Packet.FRAME;
            if (header.keyFrame()) {
                // The first comes from the server's memory, at once.
                longestGroup = keyFrameOnConnection ? Math.max(longestGroup, now - lastKeyFrame) : longestGroup;
                keyFrameOnConnection = true;
                lastKeyFrame = now;
            }
        }
        long since = now - lastKeyFrame;
        if (pictures && since > Math.max(least, GROUPS * longestGroup)) {
            least = 2 * since;
            throw new IOException(
                    "no key frame came for " + Duration.ofNanos(since).toSeconds() + " s");
        }
    }
}
