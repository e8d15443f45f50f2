package io.aircheck.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * When a room usually goes on air, learned from its last broadcasts. Keeps a handful of them, whatever a room does.
 *
 * @param starts the latest, oldest first
 */
record UsualHours(List<Instant> starts) {

    static final UsualHours UNKNOWN = new UsualHours(List.of());

    private static final int KEPT = 20;
    /** Once is chance. */
    private static final int FEWEST = 2;

    private static final Duration REMEMBERED = Duration.ofDays(56);
    private static final int NEAR_MINUTES = 30;
    private static final int DAY_MINUTES = 24 * 60;

    UsualHours {
        starts = List.copyOf(starts);
    }

    UsualHours with(Instant start) {
        List<Instant> more = new ArrayList<>(starts);
        more.add(start);
        return new UsualHours(more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }

    /** Whether it went on air at about this time of day more than once of late. */
    boolean isNear(Instant now, ZoneId zone) {
        int minute = minute(now, zone);
        return starts.stream()
                        .filter(start -> start.isAfter(now.minus(REMEMBERED)))
                        .filter(start -> distance(minute(start, zone), minute) <= NEAR_MINUTES)
                        .limit(FEWEST)
                        .count()
                >= FEWEST;
    }

    private static int minute(Instant at, ZoneId zone) {
        return LocalTime.ofInstant(at, zone).toSecondOfDay() / 60;
    }

    private static int distance(int one, int other) {
        int apart = Math.abs(one - other);
        return Math.min(apart, DAY_MINUTES - apart);
    }
}
