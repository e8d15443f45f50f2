package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvMetadata;
import io.aircheck.media.flv.FlvMetadata.KeyFrame;
import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.TagHead;
import io.aircheck.media.flv.VideoHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** What a file's onMetaData shall say about its tags, gathered tag by tag. */
final class TagIndex {

    private final List<KeyFrame> keyFrames = new ArrayList<>();
    private final long[] last = {-1, -1};
    private final long[] frame = {0, 0};

    /** @param timestamp in the file, milliseconds */
    void add(TagHead tag, long timestamp, long position) {
        if (tag.kind() == FlvTag.Kind.SCRIPT) {
            return;
        }
        int track = tag.kind() == FlvTag.Kind.VIDEO ? 1 : 0;
        if (last[track] >= 0) {
            frame[track] = timestamp - last[track];
        }
        last[track] = timestamp;
        if (track == 1 && VideoHeader.of(tag).keyFrame()) {
            keyFrames.add(new KeyFrame(timestamp, position));
        }
    }

    /** To the end of the last frame, as far as its length can be told from the one before it. */
    double durationSeconds() {
        return Math.max(0, Math.max(last[0] + frame[0], last[1] + frame[1])) / 1000.0;
    }

    /** Overwrites the onMetaData that stands at a file's head. */
    static void patch(FileChannel file, FlvMetadata metadata, TagIndex index) throws IOException {
        long size = file.size();
        List<KeyFrame> inFile = index.keyFrames.stream()
                .filter(key -> key.position() < size) // a unit that the disk did not take is not there
                .toList();
        FlvTag tag = metadata.finished(index.durationSeconds(), size, inFile).toTag();
        ByteBuffer bytes = ByteBuffer.allocate(tag.encodedBytes());
        tag.encode(bytes);
        bytes.flip();
        long position = FlvPartFormat.FILE_HEADER_BYTES;
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
    }
}
