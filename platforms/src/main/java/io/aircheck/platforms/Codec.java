package io.aircheck.platforms;

import java.util.Locale;

/** The video codec of a stream, or the audio codec where there is no picture. */
public enum Codec {
    AVC,
    HEVC,
    AV1,
    VP9,
    AAC,
    MP3,
    OPUS,
    VORBIS,
    FLAC;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
