package io.aircheck.server.web;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.events.EventLog;
import io.aircheck.server.jobs.Jobs;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.recordings.RoomHistory;
import io.aircheck.server.rooms.NewRoom;
import io.aircheck.server.rooms.RoomRefusedException;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of rooms, and what a user does to them. */
@Controller
public class RoomsController {

    private static final int MOST_EVENTS = 100;
    private static final int MOST_RECORDINGS = 50;
    private static final int MOST_JOBS = 5;

    private final Frame frame;
    private final Rooms rooms;
    private final Recordings recordings;
    private final EventLog log;
    private final LiveStates states;
    private final Jobs jobs;

    public RoomsController(
            Frame frame, Rooms rooms, Recordings recordings, EventLog log, LiveStates states, Jobs jobs) {
        this.frame = frame;
        this.states = states;
        this.rooms = rooms;
        this.recordings = recordings;
        this.log = log;
        this.jobs = jobs;
    }

    @GetMapping("/")
    ResponseEntity<String> all(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q) {
        Viewer viewer = frame.viewer(request);
        RoomsQuery query = RoomsQuery.of(state, q);
        return roomsPage(request, viewer, query, HttpStatus.OK, "", null);
    }

    private ResponseEntity<String> roomsPage(
            HttpServletRequest request,
            Viewer viewer,
            RoomsQuery query,
            HttpStatus status,
            String typed,
            Page.@Nullable Notice notice) {
        List<RecordingView> running = recordings.running();
        List<RoomCard> cards = RoomsModel.cards(rooms.all(), running, viewer);
        RoomsModel model = RoomsModel.of(cards, query, viewer.words());
        Page.Live live = states.listen(new LivePage.OfRooms(query), viewer);
        Page page = frame.page(request, viewer, "rooms", viewer.words().say("nav.rooms"), live);
        return frame.answer(
                status,
                "rooms",
                notice == null ? page : page.with(notice),
                Map.of(
                        "model",
                        model,
                        "strip",
                        states.recent(running, viewer),
                        "problems",
                        frame.platformProblems(viewer),
                        "typed",
                        typed));
    }

    @GetMapping("/rooms/{id}")
    ResponseEntity<String> one(
            HttpServletRequest request, @PathVariable long id, @RequestParam(defaultValue = "") String month) {
        Viewer viewer = frame.viewer(request);
        RoomView room = rooms.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        RoomModel model = RoomModel.of(
                room,
                runningOf(room),
                recordings.finished(MOST_RECORDINGS, null, id),
                log.latest(MOST_EVENTS, null, id),
                calendar(request, id, month, viewer),
                viewer);
        Page.Live live = states.listen(new LivePage.OfRoom(id), viewer);
        Page page = frame.page(request, viewer, "rooms", room.displayName(), live);
        return frame.answer(
                HttpStatus.OK,
                "room",
                page,
                Map.of("model", model, "jobs", JobRow.of(jobs.latest(MOST_JOBS, id, null), jobs, viewer)));
    }

    private Calendar calendar(HttpServletRequest request, long id, String month, Viewer viewer) {
        Calendar.Page page = Calendar.Page.of(month, viewer);
        RoomHistory history = recordings.history(id, page.from(viewer.zone()), page.to(viewer.zone()));
        DayOfWeek first = viewer.words().language().weekBegins(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return Calendar.of(page, history, id, first, viewer);
    }

    private @Nullable RecordingView runningOf(RoomView room) {
        return recordings.running().stream()
                .filter(it -> Objects.equals(it.recording().id(), room.state().recordingId()))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/rooms")
    Object add(
            HttpServletRequest request,
            @RequestParam String url,
            @RequestParam(defaultValue = "") String quality,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes flash) {
        AuditTrail.about(url);
        Viewer viewer = frame.viewer(request);
        String wish = quality.isEmpty() ? null : quality;
        List<RoomView> added = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Said refusal = null;
        for (String address : addresses(url)) {
            try {
                added.add(rooms.add(new NewRoom(address, wish, null)));
            } catch (RoomRefusedException e) {
                refused.add(address);
                refusal = refusal == null ? refusal(e) : refusal;
            }
        }
        if (refusal == null) {
            said(added).on(flash);
            return Return.to(back);
        }
        String typed = String.join("\n", refused);
        Page.Notice notice = added.isEmpty() ? refusal.in(viewer) : someRefused(added, refusal, viewer);
        return roomsPage(request, viewer, RoomsQuery.ALL, HttpStatus.UNPROCESSABLE_CONTENT, typed, notice);
    }

    /** What was pasted, one a line or with commas between them; a comma within an address stays. */
    private static List<String> addresses(String pasted) {
        return Arrays.stream(pasted.split("\\s+|[,，;；](?=\\s*https?://)"))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static Said said(List<RoomView> added) {
        return added.size() == 1
                ? Said.done("room.added", "name", added.getFirst().displayName())
                : Said.done("rooms.added", "count", Integer.toString(added.size()));
    }

    private static Page.Notice someRefused(List<RoomView> added, Said refusal, Viewer viewer) {
        Map<String, String> values = Map.of(
                "count",
                Integer.toString(added.size()),
                "why",
                refusal.in(viewer).text());
        return new Page.Notice(false, viewer.words().say("rooms.added.some", values));
    }

    /** @param what to do with the room; a removed one has no page to come back to */
    @PostMapping("/rooms/{id}/{what:pause|resume|check|remove}")
    String change(
            @PathVariable long id,
            @PathVariable String what,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes flash) {
        String name = rooms.find(id).map(RoomView::displayName).orElse("");
        Said said;
        try {
            switch (what) {
                case "pause" -> rooms.pause(id);
                case "resume" -> rooms.resume(id);
                case "check" -> rooms.checkNow(id);
                default -> rooms.remove(id);
            }
            said = Said.done("room.done." + what, "name", name);
        } catch (RoomRefusedException e) {
            said = refusal(e);
        }
        said.on(flash);
        return what.equals("remove") ? Return.to("/") : Return.to(back);
    }

    private static Said refusal(RoomRefusedException e) {
        return Said.refused("room.refused." + e.why().name().toLowerCase(Locale.ROOT));
    }
}
