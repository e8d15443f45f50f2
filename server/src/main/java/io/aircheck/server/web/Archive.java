package io.aircheck.server.web;

import io.aircheck.server.events.EventLog;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.recordings.RecordingView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Looks for what happened to a recording. */
@Component
public class Archive {

    private static final int BATCH = 200;
    /** Older ones are not looked for. */
    private static final int MOST_LOOKED_AT = 2_000;

    private final EventLog log;

    public Archive(EventLog log) {
        this.log = log;
    }

    /** What happened to a recording, newest first; found among its room's events down to its start. */
    List<StoredEvent> eventsOf(RecordingView it) {
        List<StoredEvent> found = new ArrayList<>();
        Long before = null;
        for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += BATCH) {
            List<StoredEvent> batch = log.latest(BATCH, before, it.broadcast().roomId());
            for (StoredEvent event : batch) {
                if (event.at().isBefore(it.recording().startedAt().minusSeconds(60))) {
                    return found;
                }
                if (Objects.equals(event.recordingId(), it.recording().id())) {
                    found.add(event);
                }
                before = event.id();
            }
            if (batch.size() < BATCH) {
                return found;
            }
        }
        return found;
    }
}
