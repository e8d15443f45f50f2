package io.aircheck.server.recordings;

import java.time.Duration;
import java.time.Instant;

/**
 * One file of a recording.
 *
 * @param number from 0
 * @param file relative to {@code recordings/}, with slashes
 * @param mediaType what a browser is told
 * @param open whether it is still being written (under its {@code .part} name)
 * @param duration of media so far
 */
public record RecordedPart(
        long id,
        long recordingId,
        int number,
        String file,
        String mediaType,
        boolean open,
        long bytes,
        Duration duration,
        Instant startedAt) {}
