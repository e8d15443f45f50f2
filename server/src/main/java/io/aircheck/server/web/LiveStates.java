package io.aircheck.server.web;

import io.aircheck.server.events.EventLog;
import io.aircheck.server.jobs.Jobs;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.web.RoomCard.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the {@link LiveState} of a page. */
@Component
public class LiveStates {

    private static final int MOST_IN_STRIP = 200;
    /** Pages that were made and do not listen yet. */
    private static final int MOST_MADE = 8;

    private final Frame frame;
    private final Rooms rooms;
    private final Recordings recordings;
    private final EventLog log;
    private final Jobs jobs;
    private final StatusModels statusModels;
    private final Map<String, LiveState> made = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LiveState> eldest) {
            return size() > MOST_MADE;
        }
    };

    public LiveStates(
            Frame frame, Rooms rooms, Recordings recordings, EventLog log, Jobs jobs, StatusModels statusModels) {
        this.frame = frame;
        this.rooms = rooms;
        this.recordings = recordings;
        this.log = log;
        this.jobs = jobs;
        this.statusModels = statusModels;
    }

    /** What a page needs to hear of what changed since it was made. */
    Page.Live listen(LivePage page, Viewer viewer) {
        LiveState shown = take(page, viewer);
        String query = page.query() + "&seen=" + shown.seen();
        synchronized (made) {
            made.put(query, shown);
        }
        return new Page.Live(query, shown.seen());
    }

    /** The state that a page was made with, told once; null if that is long ago. */
    @Nullable
    LiveState shown(LivePage page, String seen) {
        synchronized (made) {
            return made.remove(page.query() + "&seen=" + seen);
        }
    }

    LiveState take(LivePage page, Viewer viewer) {
        StatusBar status = frame.statusBar(viewer.words());
        List<Fragment> fragments = new ArrayList<>();
        List<RoomCard> shown = new ArrayList<>();
        fragments.add(new Fragment.Sign(status));
        fragments.add(new Fragment.Disk(status));
        List<RecordingView> running = recordings.running();
        Object rest = switch (page) {
            case LivePage.OfRooms(RoomsQuery query) -> ofRooms(query, running, fragments, shown, viewer);
            case LivePage.OfRoom(long id) -> ofRoom(id, running, fragments, viewer);
            case LivePage.OfRecordings() -> {
                running.forEach(it -> fragments.add(new Fragment.Figures(LiveFigures.of(it))));
                yield List.of(stills(running, viewer), newestFinished(null));
            }
            case LivePage.OfRecording(long id) ->
                recordings.find(id).map(it -> ofRecording(it, fragments)).orElse(List.of());
            case LivePage.OfEvents() -> newestEvent(null);
            case LivePage.OfJobs() -> ofJobs(null, null);
            case LivePage.OfStatus() -> {
                fragments.add(new Fragment.Now(statusModels.now(viewer)));
                yield statusModels.platforms(viewer).stream()
                        .map(StatusModel.Platform::still)
                        .toList();
            }
            case LivePage.OfAny() -> List.of();
        };
        return LiveState.of(List.of(rest, status.stoppedForDisk()), shown, fragments);
    }

    private Object ofRooms(
            RoomsQuery query,
            List<RecordingView> running,
            List<Fragment> fragments,
            List<RoomCard> shown,
            Viewer viewer) {
        List<RoomView> all = rooms.all();
        RoomsModel model = RoomsModel.of(RoomsModel.cards(all, running, viewer), query, viewer.words());
        shown.addAll(model.onAir());
        shown.addAll(model.rows());
        fragments.add(new Fragment.Tabs(model.tabs()));
        fragments.add(new Fragment.Recent(
                newestFinished(null),
                running.stream().map(it -> it.recording().id()).toList(),
                () -> recent(running, viewer)));
        Map<Long, RoomView> byId =
                all.stream().collect(Collectors.toMap(it -> it.room().id(), Function.identity(), (first, _) -> first));
        for (RoomCard card : shown) {
            Instant next = nextCheck(byId.get(card.id()));
            if (card.figures() != null) {
                fragments.add(new Fragment.Figures(card.figures()));
            } else if (card.group() != Group.AIR && next != null) {
                fragments.add(new Fragment.Next(card.id(), next));
            }
        }
        return List.of(model.watched() == 0, frame.platformProblems(viewer));
    }

    /** The strip of what was recorded last. */
    Strip recent(List<RecordingView> running, Viewer viewer) {
        return Strip.recent(
                Stream.concat(running.stream(), recordings.finished(MOST_IN_STRIP, null, null).stream())
                        .toList(),
                viewer);
    }

    private static @Nullable Instant nextCheck(@Nullable RoomView room) {
        return room == null ? null : room.state().nextCheckAt();
    }

    private Object ofRoom(long id, List<RecordingView> running, List<Fragment> fragments, Viewer viewer) {
        RoomView room = rooms.find(id).orElse(null);
        if (room == null) {
            return List.of();
        }
        List<RecordingView> its =
                running.stream().filter(it -> it.broadcast().roomId() == id).toList();
        its.forEach(it -> fragments.add(new Fragment.Figures(LiveFigures.of(it))));
        Instant next = room.state().nextCheckAt();
        if (next != null) {
            fragments.add(new Fragment.Next(id, next));
        }
        RoomCard card = RoomCard.of(room, its.isEmpty() ? null : its.getFirst(), viewer);
        return List.of(card.still(), newestEvent(id), newestFinished(id), ofJobs(id, null));
    }

    private Object ofRecording(RecordingView it, List<Fragment> fragments) {
        if (it.recording().endedAt() == null) {
            fragments.add(new Fragment.Figures(LiveFigures.of(it)));
        }
        return List.of(
                it.recording().phase(),
                it.plays(),
                it.parts().stream().map(part -> part.id() + ":" + part.open()).toList(),
                it.gaps().size(),
                newestEvent(it.broadcast().roomId()),
                ofJobs(null, it.recording().id()));
    }

    private static List<RecordingCard> stills(List<RecordingView> running, Viewer viewer) {
        return running.stream().map(it -> RecordingCard.of(it, viewer).still()).toList();
    }

    private List<String> ofJobs(@Nullable Long room, @Nullable Long recording) {
        return jobs.latest(100, room, recording).stream()
                .map(job -> job.id() + " " + job.state() + " " + job.attempts() + " " + job.progress())
                .toList();
    }

    private long newestFinished(@Nullable Long room) {
        return recordings.finished(1, null, room).stream()
                .mapToLong(it -> it.recording().id())
                .findFirst()
                .orElse(0);
    }

    private long newestEvent(@Nullable Long room) {
        return log.latest(1, null, room).stream()
                .mapToLong(it -> it.id())
                .findFirst()
                .orElse(0);
    }
}
