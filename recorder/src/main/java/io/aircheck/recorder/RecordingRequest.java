package io.aircheck.recorder;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One recording to make.
 *
 * @param source the stream and the way to ask for it again
 * @param directory where its files go; created when the first unit is in hand
 * @param baseName file name without extension, already safe (see FileNames); the first part is {@code base.ts},
 *     the next {@code base_001.ts} …; sidecars share it ({@code base.manifest.json}). Where a journal of this name exists,
 *     the recording is continued with the next part, and the time between is a gap
 * @param limits when it has all it wants
 * @param splitting where it begins new parts
 * @param splitSignal by which others ask for a new part
 * @param order what its parts become
 * @param endAfterSilence how long a stream may be gone before the recording ends; the platform saying "offline" ends it
 *     earlier
 */
public record RecordingRequest(
        StreamSource source,
        Path directory,
        String baseName,
        Limits limits,
        Splitting splitting,
        SplitSignal splitSignal,
        Order order,
        Duration endAfterSilence) {}
