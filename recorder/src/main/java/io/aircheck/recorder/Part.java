package io.aircheck.recorder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One finished file of a recording.
 *
 * @param number from 0
 * @param file its final name
 * @param startedAt wall clock of its first unit
 * @param duration of media
 */
public record Part(int number, Path file, long bytes, Duration duration, Instant startedAt, long units) {

    /** The same file with what became of a later part that was joined to it. */
    public Part joinedWith(Part later) {
        return new Part(number, file, bytes, duration.plus(later.duration), startedAt, units + later.units);
    }
}
