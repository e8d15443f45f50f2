package io.aircheck.recorder.sidecar;

import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Subtitles (SubRip) that show the time of day, a line a second. */
public final class ClockSubtitles {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private ClockSubtitles() {}

    /**
     * What DouyinLiveRecorder writes, byte for byte: it counts seconds from the beginning of the recording, whatever comes, and
     * its first line is shown at 00:00:01.
     */
    public static String ofElapsedTime(Instant start, Duration length, ZoneId zone) {
        var text = new StringBuilder(BYTE_ORDER_MARK);
        for (long second = 1; second <= length.toSeconds(); second++) {
            line(text, second, second * 1000, (second + 1) * 1000, start.plusSeconds(second - 1), zone);
        }
        return text.toString();
    }

    /** What the clock showed when that second of the file was on air: by the stream's own clock, else by the arrival of units. */
    public static String ofMediaTime(List<UnitEntry> units, ZoneId zone) {
        long[] zeroes = zeroes(units);
        var text = new StringBuilder();
        long unitStart = 0;
        long number = 1;
        for (int i = 0; i < units.size(); i++) {
            long unitEnd = unitStart + units.get(i).durationMillis();
            for (long at = (number - 1) * 1000; at < unitEnd; at += 1000) {
                line(text, number++, at, at + 1000, Instant.ofEpochMilli(zeroes[i] + at), zone);
            }
            unitStart = unitEnd;
        }
        return text.toString();
    }

    /**
     * For each unit the wall clock at which the file would have begun if all before it had been without a gap. A unit comes when
     * it is over or later, never sooner; so where the stream has no clock of its own, the least late of all that follow tells.
     */
    private static long[] zeroes(List<UnitEntry> units) {
        long[] zeroes = new long[units.size()];
        long end = units.stream().mapToLong(UnitEntry::durationMillis).sum();
        long earliest = Long.MAX_VALUE;
        for (int i = units.size() - 1; i >= 0; i--) {
            UnitEntry unit = units.get(i);
            long start = end - unit.durationMillis();
            Instant own = unit.programDateTime();
            earliest = Math.min(earliest, unit.receivedAt().toEpochMilli() - end);
            zeroes[i] = own == null ? earliest : own.toEpochMilli() - start;
            end = start;
        }
        return zeroes;
    }

    private static void line(StringBuilder text, long number, long from, long to, Instant wall, ZoneId zone) {
        text.append(number)
                .append('\n')
                .append(time(from))
                .append(" --> ")
                .append(time(to))
                .append('\n')
                .append(CLOCK.format(wall.atZone(zone)))
                .append("\n\n");
    }

    private static String time(long millis) {
        long seconds = millis / 1000;
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d,%03d", seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000);
    }
}
