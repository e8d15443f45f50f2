package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Packet;
import io.aircheck.media.flv.VideoHeader;
import java.io.IOException;
import java.time.Duration;

/** Notices a connection that still sends, but no picture that decoding could begin with. */
final class KeyFrameWatch {

    private static final int GROUPS = 3;

    private final Duration least;
    private boolean pictures;
    private long lastKeyFrame = System.nanoTime();
    private long lastGroup;

    KeyFrameWatch(Duration least) {
        this.least = least;
    }

    /** @throws IOException if the connection is no longer worth keeping */
    void see(FlvTag tag) throws IOException {
        long now = System.nanoTime();
        if (tag.kind() == FlvTag.Kind.VIDEO) {
            VideoHeader header = VideoHeader.of(tag);
            pictures |= header.packet() == Packet.FRAME;
            if (header.keyFrame()) {
                lastGroup = now - lastKeyFrame;
                lastKeyFrame = now;
            }
        }
        long since = now - lastKeyFrame;
        if (pictures && since > Math.max(least.toNanos(), GROUPS * lastGroup)) {
            throw new IOException(
                    "no key frame came for " + Duration.ofNanos(since).toSeconds() + " s");
        }
    }
}
