package io.aircheck.recorder;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One recording to make.
 *
 * @param source the stream and the way to ask for it again
 * @param directory where its files go; created when the first unit is in hand
 * @param baseName file name without extension, already safe (see FileNames); the first part is {@code base.ts},
 *     the next {@code base_001.ts} …; sidecars share it ({@code base.manifest.json}). Where a journal of this name exists,
 *     the recording is continued with the next part, and the time between is a gap
 * @param keepSource whether the source of a conversion stays beside the delivered file
 * @param maxDuration stop after so much media; null without limit
 * @param splitDuration new part at the first key frame after so much media; null without
 * @param splitBytes new part at the first key frame after so many bytes; null without
 * @param endAfterSilence how long a stream may be gone before the recording ends; the platform saying "offline" ends it
 *     earlier
 */
public record RecordingRequest(
        StreamSource source,
        Path directory,
        String baseName,
        Format format,
        boolean keepSource,
        @Nullable Duration maxDuration,
        @Nullable Duration splitDuration,
        @Nullable Long splitBytes,
        Duration endAfterSilence) {}
