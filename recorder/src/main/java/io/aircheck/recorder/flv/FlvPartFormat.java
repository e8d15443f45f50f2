package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvMetadata;
import io.aircheck.media.flv.FlvTag;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FLV files: each begins at time 0 with our onMetaData, whose duration, size and key frame index are filled in when it is
 * closed, so that players can seek. Where a file begins within a stream, timestamps are overwritten in the unit's own buffers.
 */
public final class FlvPartFormat implements PartFormat {

    /** File header and the size of the tag before the first. */
    static final int FILE_HEADER_BYTES = 13;

    private static final int AUDIO = 4;
    private static final int VIDEO = 1;

    /** A difference this close to 2^32 is a small negative one. */
    private static final long LEAST_BEFORE_WRAP_MILLIS = 3_600_000;

    private final TagIndex index = new TagIndex();
    private @Nullable FlvMetadata metadata;
    private long position;
    private long base = -1;

    @Override
    public List<ByteBuffer> open(MediaUnit first) {
        FlvMetadata begun = FlvMetadata.of(FlvTag.decode(first.header().getFirst()))
                .orElseThrow(() -> new IllegalArgumentException("a unit of FLV without onMetaData in its header"));
        metadata = begun;
        int flags = (begun.audioCodecId() == null ? 0 : AUDIO) | (begun.videoCodecId() == null ? 0 : VIDEO);
        ByteBuffer header = ByteBuffer.allocate(FILE_HEADER_BYTES)
                .put((byte) 'F')
                .put((byte) 'L')
                .put((byte) 'V')
                .put((byte) 1)
                .put((byte) flags)
                .putInt(9)
                .putInt(0)
                .flip();
        List<ByteBuffer> opening = new ArrayList<>();
        opening.add(header);
        first.header().forEach(buffer -> opening.add(buffer.duplicate()));
        position = opening.stream().mapToLong(ByteBuffer::remaining).sum();
        return opening;
    }

    @Override
    public Appendix append(MediaUnit unit) {
        for (UnitTags tag = new UnitTags(unit.body()); tag.next(); position += tag.encodedBytes()) {
            if (base < 0) {
                base = tag.timestamp();
            }
            long moved = sinceBase(tag.timestamp());
            if (base != 0) {
                tag.putTimestamp(moved);
            }
            index.add(tag, moved, position);
        }
        return new Appendix(unit.body(), base <= 0);
    }

    /** Differences of 32-bit timestamps stay right when these wrap; what is before the first tag is put beside it. */
    private long sinceBase(long timestamp) {
        long since = (timestamp - base) & 0xFFFF_FFFFL;
        return since > 0xFFFF_FFFFL - LEAST_BEFORE_WRAP_MILLIS ? 0 : since;
    }

    @Override
    public void close(FileChannel file) throws IOException {
        if (metadata != null) {
            TagIndex.patch(file, metadata, index);
        }
    }

    @Override
    public long recover(FileChannel file) throws IOException {
        return TagScan.recover(file);
    }
}
