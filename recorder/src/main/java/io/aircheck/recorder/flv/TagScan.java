package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvMetadata;
import io.aircheck.media.flv.FlvTag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Walks over the tags of an FLV file that was never closed, reading little more than their headers. */
final class TagScan {

    private static final int WINDOW_BYTES = 64 << 10;
    /** As much of a payload as the codec's head needs. */
    private static final int HEAD_BYTES = 32;

    private final FileChannel file;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private long windowAt;

    private TagScan(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /** Cuts a file after its last whole tag and completes its onMetaData; 0 where it holds no picture and no sound. */
    static long recover(FileChannel file) throws IOException {
        TagScan scan = new TagScan(file);
        long length = scan.recoverTags();
        file.truncate(length);
        return length;
    }

    private long recoverTags() throws IOException {
        long at = FlvPartFormat.FILE_HEADER_BYTES;
        if (size < at || view(0, 4).getInt(0) != ('F' << 24 | 'L' << 16 | 'V' << 8 | 1)) {
            return 0;
        }
        Optional<FlvMetadata> ours = Optional.empty();
        TagIndex index = new TagIndex();
        boolean media = false;
        for (long length = wholeTagAt(at); length > 0; length = wholeTagAt(at)) {
            FlvTag tag = headAt(at);
            if (at == FlvPartFormat.FILE_HEADER_BYTES) {
                FlvTag first = FlvTag.decode(read(at, Math.toIntExact(length)));
                ours = FlvMetadata.of(first).filter(metadata -> metadata.fitsInto(first));
            }
            index.add(tag, tag.timestamp(), at);
            media |= tag.kind() != FlvTag.Kind.SCRIPT;
            at += length;
        }
        if (!media) {
            return 0;
        }
        file.truncate(at);
        if (ours.isPresent()) {
            TagIndex.patch(file, ours.get(), index);
        }
        return at;
    }

    /** Bytes of the tag that stands whole at a position; 0 where none does. */
    private long wholeTagAt(long at) throws IOException {
        if (at + FlvTag.HEADER_BYTES + FlvTag.TRAILER_BYTES > size) {
            return 0;
        }
        int typeAndSize = view(at, 4).getInt(0);
        int type = typeAndSize >>> 24;
        int payload = typeAndSize & FlvTag.MAX_PAYLOAD_BYTES;
        long length = FlvTag.HEADER_BYTES + payload + FlvTag.TRAILER_BYTES;
        boolean known = type == 8 || type == 9 || type == 18;
        if (!known || at + length > size) {
            return 0;
        }
        int trailer =
                view(at + length - FlvTag.TRAILER_BYTES, FlvTag.TRAILER_BYTES).getInt(0);
        return trailer == FlvTag.HEADER_BYTES + payload ? length : 0;
    }

    /** The tag with only the beginning of its payload. */
    private FlvTag headAt(long at) throws IOException {
        int payload = view(at, 4).getInt(0) & FlvTag.MAX_PAYLOAD_BYTES;
        int head = Math.min(payload, HEAD_BYTES);
        ByteBuffer bytes = ByteBuffer.allocate(FlvTag.HEADER_BYTES + head);
        bytes.put(view(at, bytes.capacity())).flip();
        bytes.putInt(0, bytes.getInt(0) & 0xFF00_0000 | head);
        return FlvTag.decode(bytes);
    }

    private ByteBuffer view(long at, int length) throws IOException {
        if (at < windowAt || at + length > windowAt + window.limit()) {
            window.clear();
            windowAt = at;
            while (window.hasRemaining() && file.read(window, at + window.position()) > 0) {
                // goes on until the window is full or the file ends
            }
            window.flip();
        }
        return window.slice((int) (at - windowAt), length);
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {
            // goes on until all is read
        }
        return bytes.flip();
    }
}
