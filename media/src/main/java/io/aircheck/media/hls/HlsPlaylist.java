package io.aircheck.media.hls;

/** What an {@code .m3u8} says: which variants there are, or which segments. Addresses in it are absolute. */
public sealed interface HlsPlaylist permits MasterPlaylist, MediaPlaylist {}
