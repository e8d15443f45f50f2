package io.aircheck.server.web;

import io.aircheck.server.jobs.Jobs;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.retention.Retention;
import jakarta.servlet.http.HttpServletRequest;
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

    private static final int MOST_JOBS = 20;

    private final Frame frame;
    private final Recordings recordings;
    private final Archive archive;
    private final LiveStates states;
    private final Jobs jobs;
    private final Retention retention;

    public RecordingsController(
            Frame frame, Recordings recordings, Archive archive, LiveStates states, Jobs jobs, Retention retention) {
        this.frame = frame;
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
            @RequestParam(required = false) @Nullable Long before) {
        Viewer viewer = frame.viewer(request);
        String text = q.strip();
        Archive.Found found = archive.finished(text, before);
        List<RecordingView> running = before != null
                ? List.of()
                : recordings.running().stream()
                        .filter(it -> Archive.mentions(it.broadcast(), text))
                        .toList();
        LivePage live = before == null ? new LivePage.OfRecordings() : new LivePage.OfAny();
        Page page = frame.page(
                request, viewer, "recordings", viewer.words().say("nav.recordings"), states.listen(live, viewer));
        return frame.answer(
                HttpStatus.OK,
                "recordings",
                page,
                Map.of("model", RecordingsModel.of(text, running, found.recordings(), found.older(), viewer)));
    }

    @GetMapping("/recordings/{id}")
    ResponseEntity<String> one(
            HttpServletRequest request, @PathVariable long id, @RequestParam(required = false) @Nullable Long part) {
        Viewer viewer = frame.viewer(request);
        RecordingView it = recordings.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        RecordingModel model = RecordingModel.of(it, archive.eventsOf(it), part, viewer);
        Page.Live live = states.listen(new LivePage.OfRecording(id), viewer);
        Page page = frame.page(request, viewer, "recordings", model.card().name(), live);
        RecordingWork work =
                RecordingWork.of(retention.find(id), JobRow.of(jobs.latest(MOST_JOBS, null, id), jobs, viewer));
        return frame.answer(HttpStatus.OK, "recording", page, Map.of("model", model, "work", work));
    }

    @PostMapping("/recordings/{id}/stop")
    String stop(
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes flash) {
        notice(request, flash, recordings.stop(id), "recording.stopped");
        return Return.to(back);
    }

    @PostMapping("/recordings/{id}/split")
    String split(
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes flash) {
        notice(request, flash, recordings.split(id), "recording.was_split");
        return Return.to(back);
    }

    private void notice(HttpServletRequest request, RedirectAttributes flash, boolean done, String what) {
        Words words = frame.viewer(request).words();
        flash.addFlashAttribute(Frame.NOTICE, new Page.Notice(done, words.say(done ? what : "recording.not_running")));
    }
}
