package io.aircheck.media.flv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of pictures with the sound that came with it: the unit that is written whole, repaired as one, and recognised when it
 * comes twice. In a stream without pictures, a stretch of sound.
 *
 * @param metadata the stream's last onMetaData before it, or null
 * @param tags audio and video frames in order of arrival; no headers, no script
 * @param startsWithKeyFrame whether a file can begin with it; false for the rest of a group that was cut for its size
 */
public record Gop(
        FlvConfiguration configuration, @Nullable FlvMetadata metadata, List<FlvTag> tags, boolean startsWithKeyFrame) {

    public Gop {
        tags = List.copyOf(tags);
    }

    public Gop withTags(List<FlvTag> other) {
        return new Gop(configuration, metadata, other, startsWithKeyFrame);
    }

    /** The tags of one kind, in order. */
    public List<FlvTag> tags(FlvTag.Kind kind) {
        return tags.stream().filter(tag -> tag.kind() == kind).toList();
    }

    public FlvTag first() {
        return tags.getFirst();
    }

    public long encodedBytes() {
        return tags.stream().mapToLong(FlvTag::encodedBytes).sum();
    }
}
