package io.aircheck.platforms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The codec of a user's word: its id, or another name that is common for it. */
    public static Optional<Codec> named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "h264", "h.264" -> Optional.of(AVC);
            case "h265", "h.265" -> Optional.of(HEVC);
            default ->
                Arrays.stream(values())
                        .filter(codec -> codec.id().equalsIgnoreCase(word.strip()))
                        .findFirst();
        };
    }
}
