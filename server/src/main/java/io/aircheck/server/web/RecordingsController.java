package io.aircheck.server.web;

import io.aircheck.server.jobs.Jobs;
import io.aircheck.server.recordings.LibraryQuery;
import io.aircheck.server.recordings.LibraryQuery.Hit;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.retention.Retention;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of recordings. */
@Controller
public class RecordingsController {

    private static final int PAGE = 50;
    private static final int MOST_JOBS = 20;

    private final Frame frame;
    private final Rooms rooms;
    private final Recordings recordings;
    private final Archive archive;
    private final LiveStates states;
    private final Jobs jobs;
    private final Retention retention;

    public RecordingsController(
            Frame frame,
            Rooms rooms,
            Recordings recordings,
            Archive archive,
            LiveStates states,
            Jobs jobs,
            Retention retention) {
        this.frame = frame;
        this.rooms = rooms;
        this.recordings = recordings;
        this.archive = archive;
        this.states = states;
        this.jobs = jobs;
        this.retention = retention;
    }

    @GetMapping("/recordings")
    ResponseEntity<String> all(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String song,
            @RequestParam(defaultValue = "") String room,
            @RequestParam(defaultValue = "") String platform,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable Long before) {
        Viewer viewer = frame.viewer(request);
        RecordingsQuery query =
                new RecordingsQuery(q.strip(), song.strip(), room.strip(), platform.strip(), from.strip(), to.strip());
        LivePage live = before == null ? new LivePage.OfRecordings() : new LivePage.OfAny();
        Page page = frame.page(
                request, viewer, "recordings", viewer.words().say("nav.recordings"), states.listen(live, viewer));
        RecordingsModel.Choices choices = choices(query, viewer);
        try {
            LibraryQuery wanted = query.library(viewer.zone());
            List<Hit> running = before != null
                    ? List.of()
                    : recordings.running().stream()
                            .flatMap(it -> wanted.in(it).stream())
                            .toList();
            List<Hit> found = recordings.search(wanted, PAGE + 1, before);
            List<Hit> shown = found.subList(0, Math.min(PAGE, found.size()));
            Long older = found.size() > PAGE
                    ? (Long) shown.getLast().recording().recording().id()
                    : null;
            return answer(HttpStatus.OK, page, RecordingsModel.of(query, choices, running, shown, older, viewer));
        } catch (DateTimeException | NumberFormatException e) {
            Page.Notice notice = new Page.Notice(false, viewer.words().say("recordings.unreadable"));
            RecordingsModel nothing = RecordingsModel.of(query, choices, List.of(), List.of(), null, viewer);
            return answer(HttpStatus.BAD_REQUEST, page.with(notice), nothing);
        }
    }

    private ResponseEntity<String> answer(HttpStatus status, Page page, RecordingsModel model) {
        return frame.answer(status, "recordings", page, Map.of("model", model));
    }

    /** The watched rooms and their platforms, and what is chosen already. */
    private RecordingsModel.Choices choices(RecordingsQuery query, Viewer viewer) {
        Map<String, String> names = new HashMap<>();
        Map<String, String> platforms = new HashMap<>();
        for (RoomView room : rooms.all()) {
            names.put(Long.toString(room.room().id()), room.displayName());
            String platform = room.room().platform();
            if (platform != null) {
                platforms.put(platform, viewer.platform(platform));
            }
        }
        if (!query.room().isEmpty()) {
            names.putIfAbsent(query.room(), query.room());
        }
        if (!query.platform().isEmpty()) {
            platforms.putIfAbsent(query.platform(), viewer.platform(query.platform()));
        }
        return new RecordingsModel.Choices(choices(names, query.room()), choices(platforms, query.platform()));
    }

    private static List<RecordingsModel.Choice> choices(Map<String, String> names, String chosen) {
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(name -> new RecordingsModel.Choice(
                        name.getKey(), name.getValue(), name.getKey().equals(chosen)))
                .toList();
    }

    @GetMapping("/recordings/{id}")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long part,
            @RequestParam(defaultValue = "0") long at) {
        Viewer viewer = frame.viewer(request);
        RecordingView it = recordings.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        RecordingModel model = RecordingModel.of(it, archive.eventsOf(it), new RecordingModel.Wanted(part, at), viewer);
        Page.Live live = states.listen(new LivePage.OfRecording(id), viewer);
        Page page = frame.page(request, viewer, "recordings", model.card().name(), live);
        RecordingWork work =
                RecordingWork.of(retention.find(id), JobRow.of(jobs.latest(MOST_JOBS, null, id), jobs, viewer));
        return frame.answer(HttpStatus.OK, "recording", page, Map.of("model", model, "work", work));
    }

    @PostMapping("/recordings/{id}/stop")
    String stop(
            @PathVariable long id, @RequestParam(required = false) @Nullable String back, RedirectAttributes flash) {
        notice(flash, recordings.stop(id), "recording.stopped");
        return Return.to(back);
    }

    @PostMapping("/recordings/{id}/split")
    String split(
            @PathVariable long id, @RequestParam(required = false) @Nullable String back, RedirectAttributes flash) {
        notice(flash, recordings.split(id), "recording.was_split");
        return Return.to(back);
    }

    private void notice(RedirectAttributes flash, boolean done, String what) {
        (done ? Said.done(what) : Said.refused("recording.not_running")).on(flash);
    }
}
