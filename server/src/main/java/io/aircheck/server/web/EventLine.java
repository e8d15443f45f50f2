package io.aircheck.server.web;

import io.aircheck.server.events.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as a sentence.
 *
 * @param more what a site, a file or a disk said, in its own words; null where nothing
 */
public record EventLine(
        long id,
        Moment at,
        String day,
        Tone tone,
        String sentence,
        @Nullable String more,
        @Nullable Long roomId,
        @Nullable Long recordingId) {

    /** What kind of news it is. */
    public enum Tone {
        AIR,
        GOOD,
        WARN,
        PLAIN;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static EventLine of(StoredEvent event, Viewer viewer) {
        return new EventLine(
                event.id(),
                Moment.clock(event.at(), viewer.zone()),
                Figures.day(viewer.dayOf(event.at()), viewer.today(), viewer.words()),
                tone(event),
                sentence(event, viewer.words()),
                more(event, viewer),
                event.roomId(),
                event.recordingId());
    }

    /** The key of an event's sentence: a changed state and an end have one for each word. */
    static String key(StoredEvent event) {
        Map<String, String> given = event.parameters();
        return switch (event.kind()) {
            case "room.state" -> "event.room.state." + given.get("to");
            case "room.skipped" -> "event.room.skipped." + given.get("why");
            case "recording.ended" -> "event.recording.ended." + given.get("reason");
            case "recording.gap" -> "event.recording.gap." + given.get("cause");
            default -> "event." + event.kind();
        };
    }

    static String sentence(StoredEvent event, Words words) {
        String key = key(event);
        // A database may hold events of a newer version.
        return words.knows(key) ? words.say(key, readable(event.parameters(), words)) : event.kind();
    }

    private static Map<String, String> readable(Map<String, String> parameters, Words words) {
        Map<String, String> readable = new HashMap<>(parameters);
        for (String size : new String[] {"bytes", "free", "threshold"}) {
            readable.computeIfPresent(size, (_, value) -> Figures.size(number(value)));
        }
        for (String length : new String[] {"duration", "length"}) {
            readable.computeIfPresent(length, (_, value) -> Figures.span(Duration.ofMillis(number(value)), words));
        }
        readable.computeIfPresent("problem", (_, problem) -> {
            String key = "list.problem." + problem;
            return words.knows(key) ? words.say(key) : problem;
        });
        return readable;
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static @Nullable String more(StoredEvent event, Viewer viewer) {
        Map<String, String> given = event.parameters();
        return switch (event.kind()) {
            case "room.state", "platform.broken", "service.failed", "list.unreadable" ->
                viewer.reason(given.get("reason"));
            case "room.skipped", "recording.gap" -> viewer.reason(given.get("detail"));
            case "recording.started" -> given.get("title");
            case "recording.ended", "job.failed" -> viewer.reason(given.get("message"));
            case "recording.incident" -> viewer.reason(given.get("what"));
            case "song" -> given.get("song");
            case "recording.part", "part.recovered" -> given.get("file");
            case "list.line_refused" -> given.get("text");
            default -> null;
        };
    }

    private static Tone tone(StoredEvent event) {
        return switch (event.kind()) {
            case "recording.started", "recording.continued" -> Tone.AIR;
            case "recording.ended" ->
                switch (event.parameters().getOrDefault("reason", "")) {
                    case "refused", "disk", "unsupported", "failed" -> Tone.WARN;
                    default -> Tone.GOOD;
                };
            case "recording.part", "part.recovered", "disk.recovered" -> Tone.GOOD;
            case "recording.gap",
                    "recording.incident",
                    "list.line_refused",
                    "list.unreadable",
                    "platform.broken",
                    "memory.low",
                    "service.failed",
                    "job.failed",
                    "disk.low" -> Tone.WARN;
            case "room.state" ->
                switch (event.parameters().getOrDefault("to", "")) {
                    case "live" -> Tone.AIR;
                    case "offline", "unchecked", "paused" -> Tone.PLAIN;
                    default -> Tone.WARN;
                };
            default -> Tone.PLAIN;
        };
    }
}
