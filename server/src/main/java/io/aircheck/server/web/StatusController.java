package io.aircheck.server.web;

import io.aircheck.server.overview.LogTail;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of how the service does, and of its log. */
@Controller
public class StatusController {

    private static final int MOST_ENTRIES = 300;

    private final Frame frame;
    private final StatusModels models;
    private final LiveStates states;
    private final LogTail log;

    public StatusController(Frame frame, StatusModels models, LiveStates states, LogTail log) {
        this.frame = frame;
        this.models = models;
        this.states = states;
        this.log = log;
    }

    @GetMapping("/status")
    ResponseEntity<String> status(HttpServletRequest request) {
        Viewer viewer = frame.viewer(request);
        Page.Live live = states.listen(new LivePage.OfStatus(), viewer);
        Page page = frame.page(request, viewer, "status", viewer.words().say("nav.status"), live);
        return frame.answer(HttpStatus.OK, "status", page, Map.of("model", models.take(viewer)));
    }

    @GetMapping("/log")
    ResponseEntity<String> log(HttpServletRequest request, @RequestParam(defaultValue = "info") String level)
            throws IOException {
        Viewer viewer = frame.viewer(request);
        LogTail.Level least = LogTail.Level.of(level);
        Page page = frame.page(request, viewer, "events", viewer.words().say("log.title"), null);
        return frame.answer(
                HttpStatus.OK,
                "log",
                page,
                Map.of("file", log.file().toString(), "level", least, "entries", log.latest(least, MOST_ENTRIES)));
    }
}
