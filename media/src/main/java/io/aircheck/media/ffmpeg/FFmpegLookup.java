package io.aircheck.media.ffmpeg;

import java.util.Optional;

/** What a look for FFmpeg came to. */
public sealed interface FFmpegLookup {

    record Found(FFmpeg ffmpeg) implements FFmpegLookup {}

    /**
     * @param reason a sentence: what was looked at, what was wrong with it, what to do
     */
    record Missing(String reason) implements FFmpegLookup {}

    default Optional<FFmpeg> toOptional() {
        return this instanceof Found(FFmpeg ffmpeg) ? Optional.of(ffmpeg) : Optional.empty();
    }
}
