package io.aircheck.server.web;

import static io.aircheck.server.web.SampleService.HOSTILE;
import static io.aircheck.server.web.SampleService.NOW;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Gap.Cause;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.rooms.RoomState.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened until then. */
final class SampleEvents {

    private SampleEvents() {}

    static List<StoredEvent> events() {
        Gap gap = SampleRecordings.gap(72, NOW.minusSeconds(1200), 8, Cause.UNREACHABLE)
                .gap();
        List<Event> events = List.of(
                new Event.RecordingStarted(
                        NOW.minusSeconds(412), 3, "studio_nine", 73, "building a modular synth from scratch, day 41"),
                new Event.RoomStateChanged(NOW.minusSeconds(413), 3, "studio_nine", Word.OFFLINE, Word.LIVE, null),
                new Event.RoomStateChanged(NOW.minusSeconds(240), 6, "小鹿乱撞", Word.OFFLINE, Word.BLOCKED, "-352 风控校验失败"),
                new Event.GapFound(NOW.minusSeconds(1200), 2, "哔哩哔哩英雄联盟赛事", 72, gap),
                new Event.RecordingIncident(
                        NOW.minusSeconds(1203), 2, "哔哩哔哩英雄联盟赛事", 72, "segment 1204 answered 404, trying again"),
                new Event.RoomAdded(NOW.minusSeconds(1800), 5, "芒果冰"),
                new Event.PartFinished(
                        NOW.minusSeconds(6000),
                        1,
                        "林间小调",
                        60,
                        600,
                        "douyin/林间小调/a.mp4",
                        1_680_000_000,
                        Duration.ofSeconds(2400)),
                new Event.RecordingEnded(
                        NOW.minusSeconds(6001),
                        1,
                        "林间小调",
                        60,
                        EndReason.OFFLINE,
                        null,
                        Duration.ofSeconds(2400),
                        1_680_000_000,
                        0),
                new Event.ListLineRefused(
                        NOW.minusSeconds(90_000), "rooms.txt", 15, "no platform knows this address", HOSTILE),
                new Event.DiskRecovered(NOW.minusSeconds(95_000), 22_000_000_000L, 5_000_000_000L),
                new Event.DiskLow(NOW.minusSeconds(99_000), 4_100_000_000L, 5_000_000_000L),
                new Event.ServiceStarted(NOW.minusSeconds(260_000), "0.1.0", 11));
        List<StoredEvent> stored = new ArrayList<>();
        for (Event event : events) {
            StoredEvent form = EventForm.of(event);
            stored.add(new StoredEvent(
                    events.size() - stored.size(),
                    form.at(),
                    form.kind(),
                    form.roomId(),
                    form.recordingId(),
                    form.parameters()));
        }
        return stored;
    }
}
