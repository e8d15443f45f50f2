package io.aircheck.server.web;

import io.aircheck.server.events.EventLog;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for recordings, and for what happened to one. */
@Component
public class Archive {

    private static final int PAGE = 50;
    private static final int BATCH = 200;
    /** A search that finds little stops after so many; "older" goes on from there. */
    private static final int MOST_LOOKED_AT = 2_000;

    private final Recordings recordings;
    private final EventLog log;

    public Archive(Recordings recordings, EventLog log) {
        this.recordings = recordings;
        this.log = log;
    }

    /**
     * @param older where the next page begins; null when there is none
     */
    record Found(List<RecordingView> recordings, @Nullable Long older) {}

    /** A page of the finished recordings whose streamer, title or platform contains a text, newest first. */
    Found finished(String text, @Nullable Long before) {
        List<RecordingView> found = new ArrayList<>();
        Long from = before;
        for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; ) {
            List<RecordingView> batch = recordings.finished(text.isEmpty() ? PAGE + 1 : BATCH, from, null);
            for (RecordingView it : batch) {
                if (found.size() == PAGE) {
                    return new Found(found, from);
                }
                if (mentions(it.broadcast(), text)) {
                    found.add(it);
                }
                from = it.recording().id();
            }
            lookedAt += batch.size();
            if (batch.size() < BATCH) {
                return new Found(found, null);
            }
        }
        return new Found(found, from);
    }

    static boolean mentions(Broadcast broadcast, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || Stream.of(broadcast.streamer(), broadcast.title(), broadcast.platform(), broadcast.url())
                        .filter(Objects::nonNull)
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
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
