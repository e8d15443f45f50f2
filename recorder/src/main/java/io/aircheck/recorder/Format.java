package io.aircheck.recorder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a finished recording is delivered as. The engine always writes what came; where that is something else, the parts are
 * converted after they were closed.
 */
public enum Format {
    /** As it came: TS as .ts, fragmented MP4 as .mp4, FLV as .flv, audio under its own name. */
    ORIGINAL(""),
    TS("ts"),
    FMP4("mp4"),
    FLV("flv"),
    MP4("mp4"),
    MKV("mkv"),
    M4A("m4a"),
    MP3("mp3");

    private final String extension;

    Format(String extension) {
        this.extension = extension;
    }

    /** Without the dot; empty for {@link #ORIGINAL}. */
    public String extension() {
        return extension;
    }

    public static Optional<Format> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
