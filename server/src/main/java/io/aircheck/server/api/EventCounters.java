package io.aircheck.server.api;

import io.aircheck.recorder.Gap;
import io.aircheck.server.events.Event;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what happens, by platform where it concerns one. */
final class EventCounters {

    private final MeterRegistry registry;
    private final Rooms rooms;
    private final Map<String, Instant> lastGood = new ConcurrentHashMap<>();

    EventCounters(MeterRegistry registry, Rooms rooms) {
        this.registry = registry;
        this.rooms = rooms;
    }

    void count(Event event) {
        switch (event) {
            case Event.RoomChecked checked ->
                rooms.find(checked.roomId())
                        .ifPresent(room -> check(room, room.state().word(), checked.at()));
            case Event.RoomStateChanged changed ->
                rooms.find(changed.roomId()).ifPresent(room -> check(room, changed.to(), changed.at()));
            case Event.RecordingStarted started ->
                byPlatform("aircheck.recordings.started", "Recordings that were begun", started)
                        .increment();
            case Event.PartFinished finished ->
                Counter.builder("aircheck.recorded")
                        .baseUnit("bytes")
                        .description("Size of all finished files")
                        .tag("platform", platform(finished))
                        .register(registry)
                        .increment(finished.bytes());
            case Event.GapFound found -> gap(found);
            case Event.RecordingIncident incident ->
                byPlatform("aircheck.incidents", "Trouble that the recorder dealt with", incident)
                        .increment();
            case Event.RecordingEnded ended ->
                Counter.builder("aircheck.recordings.ended")
                        .description("Recordings that ended, by the reason")
                        .tag("reason", ended.reason().name().toLowerCase(Locale.ROOT))
                        .register(registry)
                        .increment();
            default -> {}
        }
    }

    private void check(RoomView room, Word result, Instant at) {
        if (!result.isFound()) {
            return;
        }
        String platform = platform(room);
        Counter.builder("aircheck.checks")
                .description("Checks of rooms by their result")
                .tag("platform", platform)
                .tag("result", result.id())
                .register(registry)
                .increment();
        if (result.isAnswer() && lastGood.put(platform, at) == null) {
            Gauge.builder("aircheck.last.good.check.timestamp", lastGood, it -> seconds(it, platform))
                    .baseUnit("seconds")
                    .description("When a platform last told something of a room")
                    .tag("platform", platform)
                    .register(registry);
        }
    }

    private static double seconds(Map<String, Instant> moments, String platform) {
        Instant at = moments.get(platform);
        return at == null ? Double.NaN : at.toEpochMilli() / 1000.0;
    }

    private void gap(Event.GapFound found) {
        Gap gap = found.gap();
        String cause = gap.cause().name().toLowerCase(Locale.ROOT);
        Counter.builder("aircheck.gaps")
                .description("Stretches that are missing, by the cause")
                .tag("platform", platform(found))
                .tag("cause", cause)
                .register(registry)
                .increment();
        Counter.builder("aircheck.lost")
                .baseUnit("seconds")
                .description("Length of all that is missing, by the cause")
                .tag("platform", platform(found))
                .tag("cause", cause)
                .register(registry)
                .increment(gap.length().toMillis() / 1000.0);
    }

    private Counter byPlatform(String name, String description, Event.OfRoom event) {
        return Counter.builder(name)
                .description(description)
                .tag("platform", platform(event))
                .register(registry);
    }

    private String platform(Event.OfRoom event) {
        return rooms.find(event.roomId()).map(EventCounters::platform).orElse("");
    }

    private static String platform(RoomView room) {
        String platform = room.room().platform();
        return platform == null ? "" : platform;
    }
}
