package io.aircheck.recorder.files;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the first units of an engine that was started again are held against: a playlist's window still lists what we have,
 * and what lies between it and the first new unit is a gap.
 *
 * <p>A unit is one that we have where the stream's number, the size and the checksum of the bytes that came agree, or its number
 * and its time by the stream's clock: what is put together of picture and sound need not be the same bytes again. It stays in
 * force until a unit comes that is newer than all of those.
 */
final class Resumption {

    private record Identity(long sequence, long bytes, String crc32c) {}

    private static final Duration SAME_TIME = Duration.ofMillis(500);

    private final Set<Identity> known = new HashSet<>();
    private final Map<Long, Instant> times = new HashMap<>();
    private final UnitEntry last;
    private final Gap.@Nullable Cause cause;
    private boolean sameNumbering;

    /**
     * @param units what was written, in order and not empty
     * @param cause why something may be missing now; null where nothing was to be had meanwhile
     */
    Resumption(List<UnitEntry> units, Gap.@Nullable Cause cause) {
        this.last = units.getLast();
        this.cause = cause;
        for (UnitEntry unit : units) {
            // Repair may change the length, so the size of a repaired unit tells nothing.
            known.add(new Identity(
                    unit.sequence(), unit.receivedCrc32c() == null ? unit.bytes() : -1, unit.originalCrc32c()));
            if (unit.programDateTime() != null) {
                times.put(unit.sequence(), unit.programDateTime());
            }
        }
    }

    /** Whether it was written before, or belongs before what was: a hole there is already noted and cannot be filled. */
    boolean isPast(MediaUnit unit) {
        String crc = FileChecksum.of(unit.body());
        if (known.contains(new Identity(unit.sequence(), unit.bodyBytes(), crc))
                || known.contains(new Identity(unit.sequence(), -1, crc))
                || isOfSameTime(unit)) {
            sameNumbering = true;
            return true;
        }
        return sameNumbering && unit.sequence() <= last.sequence();
    }

    private boolean isOfSameTime(MediaUnit unit) {
        Instant was = times.get(unit.sequence());
        Instant is = unit.programDateTime();
        return was != null && is != null && Duration.between(was, is).abs().compareTo(SAME_TIME) < 0;
    }

    /** What is to be added to an engine's epochs, which begin at 0 again, so that (epoch, sequence) stays unique. */
    int epochOffset(MediaUnit firstNew) {
        return last.epoch() + (continuesNumbering(firstNew) ? 0 : 1) - firstNew.epoch();
    }

    /** What is missing before the first new unit; null where nothing is. */
    @Nullable
    Gap gapBefore(MediaUnit firstNew) {
        if (cause == null || (continuesNumbering(firstNew) && firstNew.sequence() == last.sequence() + 1)) {
            return null;
        }
        Duration lastDuration = Duration.ofMillis(last.durationMillis());
        Instant streamEnd = last.programDateTime();
        Duration missing = streamEnd != null && firstNew.programDateTime() != null
                ? Duration.between(streamEnd.plus(lastDuration), firstNew.programDateTime())
                : Duration.between(last.receivedAt().plus(firstNew.duration()), firstNew.receivedAt());
        long units = continuesNumbering(firstNew) ? firstNew.sequence() - last.sequence() - 1 : 0;
        return new Gap(
                last.receivedAt(),
                missing.isNegative() ? Duration.ZERO : missing,
                units,
                cause,
                cause == Gap.Cause.RECORDER_STOPPED
                        ? "the recorder was not running"
                        : "the stream had fallen silent and was opened again");
    }

    private boolean continuesNumbering(MediaUnit unit) {
        return sameNumbering || unit.sequence() > last.sequence();
    }
}
