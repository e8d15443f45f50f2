package io.aircheck.server.watch;

import io.aircheck.platforms.RoomDetails;
import io.aircheck.server.rooms.Skipped;
import io.aircheck.server.rooms.Skipped.Why;
import io.aircheck.server.rules.Schedule;
import io.aircheck.server.rules.TitleRule;
import io.aircheck.server.settings.RecordingKeys;
import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.WatchingKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a room that is live is recorded now, as the settings of the room, its platform and the service say. */
record Admission(Settings settings, ZoneId zone) {

    /**
     * What goes on beside the room.
     *
     * @param running recordings in all
     * @param ofPlatform those of the room's platform
     * @param memoryLimit how many the memory allows; null for any number
     */
    record Load(
            int running,
            int ofPlatform,
            boolean diskIsFull,
            @Nullable Integer memoryLimit) {}

    /** Why a broadcast is not to be recorded now; empty where it is. One that is being recorded already is only asked for room. */
    Optional<Skipped> refusal(Scope scope, RoomDetails details, boolean continues, Load load, Instant now) {
        if (!continues) {
            Optional<Skipped> unwanted = unwanted(scope, details, now);
            if (unwanted.isPresent()) {
                return unwanted;
            }
        }
        if (load.diskIsFull()) {
            return skipped(Why.DISK, null);
        }
        int most = settings.get(WatchingKeys.MOST_RECORDINGS);
        int mostOfPlatform = settings.get(WatchingKeys.MOST_RECORDINGS, scope);
        if (!continues && most > 0 && load.running() >= most) {
            return skipped(Why.TOO_MANY, Integer.toString(most));
        }
        if (!continues && mostOfPlatform > 0 && load.ofPlatform() >= mostOfPlatform) {
            return skipped(Why.TOO_MANY, Integer.toString(mostOfPlatform));
        }
        Integer memory = load.memoryLimit();
        return !continues && memory != null && load.running() >= memory
                ? skipped(Why.MEMORY, Integer.toString(memory))
                : Optional.empty();
    }

    private Optional<Skipped> unwanted(Scope scope, RoomDetails details, Instant now) {
        Schedule schedule = settings.get(WatchingKeys.SCHEDULE, scope);
        TitleRule exclude = settings.get(WatchingKeys.EXCLUDE, scope);
        TitleRule include = settings.get(WatchingKeys.INCLUDE, scope);
        if (!schedule.isOpen(now.atZone(zone))) {
            return skipped(Why.OUTSIDE_HOURS, schedule.text());
        }
        if (exclude.fits(details.title(), details.category())) {
            return skipped(Why.EXCLUDED, exclude.text());
        }
        if (!include.isEmpty() && !include.fits(details.title(), details.category())) {
            return skipped(Why.NOT_INCLUDED, include.text());
        }
        return settings.get(WatchingKeys.NOTIFY_ONLY, scope) ? skipped(Why.NOTIFY_ONLY, null) : Optional.empty();
    }

    private static Optional<Skipped> skipped(Why why, @Nullable String detail) {
        return Optional.of(new Skipped(why, detail));
    }

    /** When a room may be asked that would be asked at a moment: then, or once its hours begin. */
    Instant nextOpen(Scope scope, Instant at) {
        Schedule schedule = settings.get(WatchingKeys.SCHEDULE, scope);
        return schedule.windows().isEmpty()
                ? at
                : schedule.nextOpen(at.atZone(zone)).toInstant();
    }

    /** When a recording has to end, for the hours are over; null where they are not. */
    @Nullable
    Instant closes(Scope scope, Instant now) {
        return settings.get(WatchingKeys.SCHEDULE, scope)
                .openUntil(now.atZone(zone))
                .map(until -> until.toInstant())
                .orElse(null);
    }

    /** How much of a broadcast is still wanted, of which so much is recorded; null for all of it. */
    @Nullable
    Duration wanted(Scope scope, Duration recorded) {
        Duration all = settings.get(RecordingKeys.STOP_AFTER, scope);
        return all.isZero() ? null : all.minus(recorded);
    }
}
