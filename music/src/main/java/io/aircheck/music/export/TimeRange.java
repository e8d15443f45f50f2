package io.aircheck.music.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of a recording, counted from its beginning. */
public record TimeRange(Duration start, Duration end) {

    public TimeRange {
        if (start.isNegative() || end.compareTo(start) <= 0) {
            throw new IllegalArgumentException("a range cannot last from " + start + " to " + end);
        }
    }

    /** In the order of time, those that touch or overlap made one. */
    public static List<TimeRange> merged(List<TimeRange> ranges) {
        List<TimeRange> merged = new ArrayList<>();
        for (TimeRange range :
                ranges.stream().sorted(Comparator.comparing(TimeRange::start)).toList()) {
            TimeRange last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && range.start.compareTo(last.end) <= 0) {
                merged.set(
                        merged.size() - 1,
                        new TimeRange(last.start, last.end.compareTo(range.end) > 0 ? last.end : range.end));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /** Longer at both sides, but not before the beginning. */
    public TimeRange widened(Duration by) {
        Duration earlier = start.minus(by);
        return new TimeRange(earlier.isNegative() ? Duration.ZERO : earlier, end.plus(by));
    }

    double startSeconds() {
        return start.toNanos() / 1e9;
    }

    double endSeconds() {
        return end.toNanos() / 1e9;
    }
}
