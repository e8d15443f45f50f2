package io.aircheck.server.hooks;

import io.aircheck.server.facts.Fact;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.hooks.Hook.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a webhook.
 *
 * @param recordings the directory of all recordings
 * @param zone in which BililiveRecorder's times are written
 */
record WebhookBody(Path recordings, ZoneId zone) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LAST_NUMBER = Pattern.compile("/(\\d{1,18})(?:[/?#]|$)");

    /**
     * @param delivery the same for every attempt, so that a receiver can tell a repetition
     * @return empty where this shape has no word for the occasion
     */
    Optional<String> of(Shape shape, Facts facts, UUID delivery) {
        return switch (shape) {
            case AIRCHECK -> Optional.of(JSON.writeValueAsString(ours(facts, delivery)));
            case BILILIVE_RECORDER ->
                bililiveEvent(facts).map(event -> JSON.writeValueAsString(bililive(event, facts, delivery)));
        };
    }

    private static Map<String, Object> ours(Facts facts, UUID delivery) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("delivery", delivery.toString());
        body.putAll(facts.fields());
        return body;
    }

    private static Optional<String> bililiveEvent(Facts facts) {
        return Moment.named(facts.get(Fact.EVENT))
                .map(moment -> switch (moment) {
                    case LIVE -> "StreamStarted";
                    case OFFLINE -> "StreamEnded";
                    case STARTED -> "SessionStarted";
                    case OPENED -> "FileOpening";
                    case PART -> "FileClosed";
                    case FINISHED -> "SessionEnded";
                    case TRACK_FOUND, FAILED -> "";
                })
                .filter(word -> !word.isEmpty());
    }

    private Map<String, Object> bililive(String event, Facts facts, UUID delivery) {
        boolean isLive = !event.equals("StreamEnded") && !event.equals("SessionEnded");
        boolean isRecording = event.startsWith("File") || event.equals("SessionStarted");
        Map<String, Object> data = new LinkedHashMap<>();
        if (!facts.get(Fact.RECORDING).isEmpty()) {
            data.put("SessionId", uuid("recording " + facts.get(Fact.RECORDING)).toString());
        }
        data.put("RoomId", roomNumber(facts));
        data.put("ShortId", 0);
        data.put("Name", facts.get(Fact.STREAMER));
        data.put("Title", facts.get(Fact.TITLE));
        data.put("AreaNameParent", "");
        data.put("AreaNameChild", facts.get(Fact.CATEGORY));
        data.put("Recording", isRecording);
        data.put("Streaming", isLive);
        data.put("DanmakuConnected", false);
        if (event.startsWith("File")) {
            data.put("RelativePath", relative(facts.get(Fact.FILE)));
            Instant at = Instant.parse(facts.get(Fact.AT));
            if (event.equals("FileClosed")) {
                double seconds = decimal(facts.get(Fact.SECONDS));
                data.put("FileSize", (long) decimal(facts.get(Fact.BYTES)));
                data.put("Duration", seconds);
                data.put("FileOpenTime", time(at.minus(Duration.ofMillis((long) (1000 * seconds)))));
                data.put("FileCloseTime", time(at));
            } else {
                data.put("FileOpenTime", time(at));
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("EventType", event);
        body.put("EventTimestamp", time(Instant.parse(facts.get(Fact.AT))));
        body.put("EventId", delivery.toString());
        body.put("EventData", data);
        return body;
    }

    /** Receivers expect a number: the site's own where its address ends in one, else ours. */
    private static long roomNumber(Facts facts) {
        Matcher number = LAST_NUMBER.matcher(facts.get(Fact.URL));
        String digits = number.find() ? number.group(1) : facts.get(Fact.ROOM);
        return (long) decimal(digits);
    }

    private String relative(String file) {
        Path path = Path.of(file);
        Path shown = path.startsWith(recordings) ? recordings.relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private static double decimal(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    static UUID uuid(String of) {
        return UUID.nameUUIDFromBytes(("aircheck " + of).getBytes(StandardCharsets.UTF_8));
    }
}
