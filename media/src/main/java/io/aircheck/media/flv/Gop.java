package io.aircheck.media.flv;

import org.jspecify.annotations.Nullable;

/**
 * A group of pictures with the sound that came with it: the unit that is written whole, repaired as one, and recognised when it
 * comes twice. In a stream without pictures, a stretch of sound.
 *
 * @param metadata the stream's last onMetaData before it, or null
 * @param tags audio and video frames in order of arrival, at least one; no headers, no script
 * @param soundBefore sound that a connection began with before its first key frame; null for every other group
 * @param startsWithKeyFrame whether a file can begin with it; false for the rest of a group that was cut for its size
 */
public record Gop(
        FlvConfiguration configuration,
        @Nullable FlvMetadata metadata,
        HeldTags tags,
        @Nullable HeldTags soundBefore,
        boolean startsWithKeyFrame) {

    /** The group with the sound before it, from an index on, behind its key frame, since a file begins with that. */
    public Gop withSoundBefore(int from) {
        return soundBefore == null
                ? this
                : new Gop(configuration, metadata, tags.withBehindFirst(soundBefore, from), null, startsWithKeyFrame);
    }
}
