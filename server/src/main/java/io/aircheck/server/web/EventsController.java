package io.aircheck.server.web;

import io.aircheck.server.events.EventLog;
import io.aircheck.server.events.StoredEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of what happened. */
@Controller
public class EventsController {

    private static final int PAGE = 100;

    private final Frame frame;
    private final EventLog log;
    private final LiveStates states;

    public EventsController(Frame frame, EventLog log, LiveStates states) {
        this.frame = frame;
        this.log = log;
        this.states = states;
    }

    @GetMapping("/events")
    ResponseEntity<String> latest(HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        Viewer viewer = frame.viewer(request);
        List<StoredEvent> events = log.latest(PAGE, before, null);
        LivePage live = before == null ? new LivePage.OfEvents() : new LivePage.OfAny();
        Page page =
                frame.page(request, viewer, "events", viewer.words().say("nav.events"), states.listen(live, viewer));
        EventsModel model = new EventsModel(
                events.stream().map(event -> EventLine.of(event, viewer)).toList(),
                events.size() < PAGE ? null : events.getLast().id());
        return frame.answer(HttpStatus.OK, "events", page, Map.of("model", model));
    }
}
