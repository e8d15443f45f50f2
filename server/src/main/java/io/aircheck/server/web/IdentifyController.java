package io.aircheck.server.web;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.access.Gate;
import io.aircheck.server.identify.Identification;
import io.aircheck.server.identify.IdentificationRefusedException;
import io.aircheck.server.identify.Identifications;
import io.aircheck.server.identify.Question;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
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

/** What is that song? */
@Controller
public class IdentifyController {

    private static final int PAGE = 30;

    private final Frame frame;
    private final Gate gate;
    private final Identifications identifications;
    private final Rooms rooms;
    private final LiveStates states;

    public IdentifyController(Frame frame, Gate gate, Identifications identifications, Rooms rooms, LiveStates states) {
        this.frame = frame;
        this.gate = gate;
        this.identifications = identifications;
        this.rooms = rooms;
        this.states = states;
    }

    @GetMapping("/identify")
    ResponseEntity<String> all(HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        return page(request, HttpStatus.OK, "", before, null);
    }

    private ResponseEntity<String> page(
            HttpServletRequest request,
            HttpStatus status,
            String typed,
            @Nullable Long before,
            Page.@Nullable Notice notice) {
        Viewer viewer = frame.viewer(request);
        Page page = page(request, viewer, viewer.words().say("identify.title"));
        List<Identification> found = identifications.latest(PAGE + 1, before);
        List<IdentificationModel> shown = found.stream()
                .limit(PAGE)
                .map(it -> IdentificationModel.of(it, viewer))
                .toList();
        String older =
                found.size() > PAGE ? "/identify?before=" + shown.getLast().id() : "";
        return frame.answer(
                status,
                "identify",
                notice == null ? page : page.with(notice),
                Map.of("asked", shown, "typed", typed, "older", older));
    }

    private Page page(HttpServletRequest request, Viewer viewer, String title) {
        return frame.page(request, viewer, "identify", title, states.listen(new LivePage.OfAny(), viewer));
    }

    @GetMapping("/identify/{id}")
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable long id) {
        Viewer viewer = frame.viewer(request);
        IdentificationModel model = identifications
                .find(id)
                .map(it -> IdentificationModel.of(it, viewer))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return frame.answer(
                HttpStatus.OK, "identification", page(request, viewer, model.title()), Map.of("model", model));
    }

    @PostMapping("/identify")
    Object ask(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "false") boolean deep) {
        AuditTrail.about(source);
        return ask(request, Question.about(source, deep), source);
    }

    @PostMapping("/rooms/{id}/identify")
    Object askAboutRoom(HttpServletRequest request, @PathVariable long id) {
        RoomView room = rooms.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        AuditTrail.about(room.displayName());
        return ask(
                request, Question.about(room.room().url(), false), room.room().url());
    }

    @PostMapping("/recordings/{id}/identify")
    Object askAboutRecording(HttpServletRequest request, @PathVariable long id) {
        return ask(request, Question.aboutRecording(id, null, false), "");
    }

    private Object ask(HttpServletRequest request, Question question, String typed) {
        try {
            Identification asked =
                    identifications.ask(question, gate.visitor().identity()).identification();
            return "redirect:/identify/" + asked.id();
        } catch (IdentificationRefusedException e) {
            Words words = frame.viewer(request).words();
            String sentence = words.say("identify.refused." + e.why().name().toLowerCase(Locale.ROOT));
            HttpStatus status = switch (e.why()) {
                case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
                case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
                case NO_RECORDING -> HttpStatus.NOT_FOUND;
                case EMPTY, UNKNOWN, AMBIGUOUS -> HttpStatus.UNPROCESSABLE_CONTENT;
            };
            return page(request, status, typed, null, new Page.Notice(false, sentence));
        }
    }
}
