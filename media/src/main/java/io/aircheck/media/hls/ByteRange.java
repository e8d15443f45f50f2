package io.aircheck.media.hls;

/** A stretch of a resource in bytes. */
public record ByteRange(long offset, long length) {

    /** The first byte after it. */
    public long end() {
        return offset + length;
    }
}
