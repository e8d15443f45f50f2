package io.aircheck.server.web;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.rooms.RoomBatch;
import io.aircheck.server.rooms.RoomRefusedException;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.settings.Layer;
import io.aircheck.server.settings.Refusal;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.SettingKeys;
import io.aircheck.server.settings.SettingsEditor;
import io.aircheck.server.settings.SettingsRefusedException;
import io.aircheck.server.web.SeveralRoomsModel.Wish;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that changes many rooms at once. */
@Controller
public class SeveralRoomsController {

    private static final int MOST_NAMED = 5;

    private final Frame frame;
    private final Rooms rooms;
    private final RoomBatch batch;

    public SeveralRoomsController(Frame frame, Rooms rooms, SettingsEditor editor) {
        this.frame = frame;
        this.rooms = rooms;
        this.batch = new RoomBatch(rooms, editor);
    }

    /** @param all whether all rooms that are shown are to be ticked */
    @GetMapping("/rooms/several")
    ResponseEntity<String> choose(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean all) {
        return show(request, RoomsQuery.of(state, q), all, Wish.NOTHING, Map.of(), null);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            RoomsQuery query,
            boolean all,
            Wish wish,
            Map<String, String> troubles,
            Page.@Nullable Notice notice) {
        Viewer viewer = frame.viewer(request);
        SeveralRoomsModel model = SeveralRoomsModel.of(rooms.all(), query, all, wish, troubles, viewer);
        Page page = frame.page(request, viewer, "rooms", viewer.words().say("several.title"), null);
        HttpStatus status = notice == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return frame.answer(status, "several", notice == null ? page : page.with(notice), Map.of("model", model));
    }

    @PostMapping("/rooms/several")
    Object change(
            HttpServletRequest request, @RequestParam MultiValueMap<String, String> form, RedirectAttributes flash) {
        Viewer viewer = frame.viewer(request);
        Words words = viewer.words();
        Wish wish = wish(form);
        if (wish.rooms().isEmpty() || wish.changesNothing()) {
            String missing = wish.rooms().isEmpty() ? "several.no_rooms" : "several.no_change";
            return refused(request, wish, Map.of(), words.say(missing));
        }
        AuditTrail.about(names(wish));
        try {
            Boolean paused = wish.paused().isEmpty()
                    ? null
                    : Boolean.valueOf(wish.paused().equals("yes"));
            List<RoomView> changed = batch.change(wish.rooms(), paused, wish.texts());
            Said.done("several.done", "n", Integer.toString(changed.size())).on(flash);
            return Return.to("/rooms/several");
        } catch (SettingsRefusedException e) {
            Map<String, String> troubles =
                    e.refusals().stream().collect(Collectors.toMap(Refusal::key, viewer::refusal, (one, _) -> one));
            return refused(request, wish, troubles, words.say("settings.refused"));
        } catch (RoomRefusedException e) {
            String why = words.say("room.refused." + e.why().name().toLowerCase(Locale.ROOT));
            return refused(request, wish, Map.of(), why);
        }
    }

    private ResponseEntity<String> refused(
            HttpServletRequest request, Wish wish, Map<String, String> troubles, String why) {
        return show(request, RoomsQuery.ALL, false, wish, troubles, new Page.Notice(false, why));
    }

    /** What is empty stays as it is; a ticked box beside a setting takes it back. */
    private static Wish wish(MultiValueMap<String, String> form) {
        List<String> back = form.getOrDefault("back", List.of());
        Map<String, @Nullable String> texts = new HashMap<>();
        for (SettingKey<?> key : SettingKeys.in(Layer.ROOM)) {
            String typed = form.getFirst("set-" + key.name());
            if (back.contains(key.name())) {
                texts.put(key.name(), null);
            } else if (typed != null && !typed.isBlank()) {
                texts.put(key.name(), typed.strip());
            }
        }
        String paused = Objects.requireNonNullElse(form.getFirst("paused"), "");
        return new Wish(
                form.getOrDefault("room", List.of()).stream()
                        .filter(id -> id.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .toList(),
                paused.equals("yes") || paused.equals("no") ? paused : "",
                texts);
    }

    /** For the audit log. */
    private String names(Wish wish) {
        String named = wish.rooms().stream()
                .limit(MOST_NAMED)
                .flatMap(id -> rooms.find(id).stream())
                .map(RoomView::displayName)
                .collect(Collectors.joining(", "));
        int more = wish.rooms().size() - MOST_NAMED;
        return more > 0 ? named + " + " + more : named;
    }
}
