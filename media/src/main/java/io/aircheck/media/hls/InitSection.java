package io.aircheck.media.hls;

import org.jspecify.annotations.Nullable;

/**
 * What a decoder needs before a segment (EXT-X-MAP, RFC 8216 §4.3.2.5): for fragmented MP4 its {@code ftyp} and
 * {@code moov}.
 *
 * @param byteRange null for the whole resource
 * @param key null where it is not encrypted
 */
public record InitSection(
        String url, @Nullable ByteRange byteRange, @Nullable SegmentKey key) {}
