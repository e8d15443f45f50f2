package io.aircheck.server.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key and the parameters of every event. */
public final class EventForm {

    private EventForm() {}

    /** Whether an event is worth keeping; the others only tell open pages to look again. */
    public static boolean isKept(Event event) {
        return !(event instanceof Event.RoomChecked
                || event instanceof Event.RecordingProgressed
                || event instanceof Event.PartOpened
                || event instanceof Event.JobChanged);
    }

    public static StoredEvent of(Event event) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Long roomId = null;
        Long recordingId = null;
        if (event instanceof Event.OfRoom ofRoom) {
            roomId = ofRoom.roomId();
            parameters.put("room", ofRoom.room());
        }
        if (event instanceof Event.SettingsChanged changed) {
            roomId = changed.roomId();
        }
        if (event instanceof Event.OfRecording ofRecording) {
            recordingId = ofRecording.recordingId();
        }
        String kind = describe(event, parameters);
        return new StoredEvent(0, event.at(), kind, roomId, recordingId, parameters);
    }

    private static String describe(Event event, Map<String, String> parameters) {
        return switch (event) {
            case Event.ServiceStarted started -> {
                parameters.put("version", started.version());
                parameters.put("rooms", Integer.toString(started.rooms()));
                yield "service.started";
            }
            case Event.ServiceStopping _ -> "service.stopping";
            case Event.SettingsChanged changed -> {
                parameters.put("scope", changed.scope());
                parameters.put("names", changed.names());
                yield "settings.changed";
            }
            case Event.RoomAdded _ -> "room.added";
            case Event.RoomRemoved _ -> "room.removed";
            case Event.RoomPaused _ -> "room.paused";
            case Event.RoomResumed _ -> "room.resumed";
            case Event.RoomChecked _ -> "room.checked";
            case Event.RoomStateChanged changed -> {
                parameters.put("from", changed.from().id());
                parameters.put("to", changed.to().id());
                putIfKnown(parameters, "reason", changed.reason());
                yield "room.state";
            }
            case Event.RecordingStarted started -> {
                putIfKnown(parameters, "title", started.title());
                yield "recording.started";
            }
            case Event.RecordingContinued _ -> "recording.continued";
            case Event.RecordingProgressed progressed -> {
                parameters.put("bytes", Long.toString(progressed.figures().bytes()));
                parameters.put("duration", millis(progressed.figures().duration()));
                parameters.put(
                        "bitsPerSecond", Long.toString(progressed.figures().bitsPerSecond()));
                yield "recording.progress";
            }
            case Event.PartOpened opened -> {
                parameters.put("part", Long.toString(opened.partId()));
                parameters.put("file", opened.file());
                yield "recording.part_opened";
            }
            case Event.PartFinished finished -> {
                parameters.put("part", Long.toString(finished.partId()));
                parameters.put("file", finished.file());
                parameters.put("bytes", Long.toString(finished.bytes()));
                parameters.put("duration", millis(finished.duration()));
                yield "recording.part";
            }
            case Event.GapFound found -> {
                parameters.put("cause", found.gap().cause().name().toLowerCase(Locale.ROOT));
                parameters.put("length", millis(found.gap().length()));
                parameters.put("detail", found.gap().detail());
                yield "recording.gap";
            }
            case Event.SongStarted started -> {
                parameters.put("song", started.song().announcement());
                yield "song";
            }
            case Event.RecordingIncident incident -> {
                parameters.put("what", incident.what());
                yield "recording.incident";
            }
            case Event.RecordingEnded ended -> {
                parameters.put("reason", ended.reason().name().toLowerCase(Locale.ROOT));
                putIfKnown(parameters, "message", ended.message());
                parameters.put("duration", millis(ended.duration()));
                parameters.put("bytes", Long.toString(ended.bytes()));
                parameters.put("gaps", Integer.toString(ended.gaps()));
                yield "recording.ended";
            }
            case Event.PartRecovered recovered -> {
                parameters.put("file", recovered.file());
                parameters.put("bytes", Long.toString(recovered.bytes()));
                yield "part.recovered";
            }
            case Event.ListLineRefused refused -> {
                parameters.put("file", refused.file());
                parameters.put("line", Integer.toString(refused.line()));
                parameters.put("problem", refused.problem());
                parameters.put("text", refused.text());
                yield "list.line_refused";
            }
            case Event.ListFileRead read -> {
                parameters.put("file", read.file());
                parameters.put("rooms", Integer.toString(read.rooms()));
                yield "list.read";
            }
            case Event.ListFileUnreadable unreadable -> {
                parameters.put("file", unreadable.file());
                parameters.put("reason", unreadable.reason());
                yield "list.unreadable";
            }
            case Event.PlatformFileRead read -> {
                parameters.put("file", read.file());
                yield "platform.read";
            }
            case Event.PlatformFileBroken broken -> {
                parameters.put("file", broken.file());
                parameters.put("reason", broken.reason());
                yield "platform.broken";
            }
            case Event.PlatformFileGone gone -> {
                parameters.put("file", gone.file());
                yield "platform.gone";
            }
            case Event.RoomSkipped skipped -> {
                parameters.put("why", skipped.why());
                putIfKnown(parameters, "detail", skipped.detail());
                yield "room.skipped";
            }
            case Event.MemoryLow low -> {
                parameters.put("limit", Integer.toString(low.limit()));
                yield "memory.low";
            }
            case Event.MemoryRecovered _ -> "memory.recovered";
            case Event.ServiceFailed failed -> {
                parameters.put("reason", failed.reason());
                yield "service.failed";
            }
            case Event.DiskLow low -> {
                parameters.put("free", Long.toString(low.freeBytes()));
                parameters.put("threshold", Long.toString(low.thresholdBytes()));
                yield "disk.low";
            }
            case Event.DiskRecovered recovered -> {
                parameters.put("free", Long.toString(recovered.freeBytes()));
                parameters.put("threshold", Long.toString(recovered.thresholdBytes()));
                yield "disk.recovered";
            }
            case Event.JobChanged changed -> {
                parameters.put("job", Long.toString(changed.jobId()));
                yield "job.changed";
            }
            case Event.JobFailed failed -> {
                parameters.put("task", failed.task());
                putIfKnown(parameters, "message", failed.message());
                yield "job.failed";
            }
            case Event.CleanedUp cleaned -> {
                parameters.put("moved", Integer.toString(cleaned.moved()));
                parameters.put("deleted", Integer.toString(cleaned.deleted()));
                parameters.put("bytes", Long.toString(cleaned.bytes()));
                yield "cleanup.done";
            }
        };
    }

    private static void putIfKnown(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
