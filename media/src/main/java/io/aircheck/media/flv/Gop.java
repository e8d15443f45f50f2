package io.aircheck.media.flv;

import org.jspecify.annotations.Nullable;

/**
 * A group of pictures with the sound that came with it: the unit that is written whole, repaired as one, and recognised when it
 * comes twice. In a stream without pictures, a stretch of sound.
 *
 * @param metadata the stream's last onMetaData before it, or null
 * @param tags audio and video frames in order of arrival, at least one; no headers, no script
 * @param startsWithKeyFrame whether a file can begin with it; false for the rest of a group that was cut for its size
 */
public record Gop(
        FlvConfiguration configuration, @Nullable FlvMetadata metadata, HeldTags tags, boolean startsWithKeyFrame) {}
