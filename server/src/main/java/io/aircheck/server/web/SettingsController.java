package io.aircheck.server.web;

import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.settings.Refusal;
import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.SettingKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsEditor;
import io.aircheck.server.settings.SettingsRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

/** The pages of settings: of the service, of each platform, of each room. */
@Controller
public class SettingsController {

    private static final String RESET = "reset";

    private final Frame frame;
    private final SettingsEditor editor;
    private final Rooms rooms;

    public SettingsController(Frame frame, SettingsEditor editor, Rooms rooms) {
        this.frame = frame;
        this.editor = editor;
        this.rooms = rooms;
    }

    /** @param name shown in the title, in the reader's language */
    private record Place(Scope scope, String path, String section, String name) {}

    @GetMapping("/settings")
    ResponseEntity<String> ofService(HttpServletRequest request) {
        return show(request, service(request));
    }

    @PostMapping("/settings")
    Object changeService(HttpServletRequest request, @RequestParam Map<String, String> form, RedirectAttributes flash) {
        return change(request, service(request), form, flash);
    }

    @GetMapping("/settings/platforms/{id}")
    ResponseEntity<String> ofPlatform(HttpServletRequest request, @PathVariable String id) {
        return show(request, platform(request, id));
    }

    @PostMapping("/settings/platforms/{id}")
    Object changePlatform(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        return change(request, platform(request, id), form, flash);
    }

    @GetMapping("/rooms/{id}/settings")
    ResponseEntity<String> ofRoom(HttpServletRequest request, @PathVariable long id) {
        return show(request, room(request, id));
    }

    @PostMapping("/rooms/{id}/settings")
    Object changeRoom(
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        return change(request, room(request, id), form, flash);
    }

    private Place service(HttpServletRequest request) {
        return new Place(
                Scope.service(),
                "/settings",
                "settings",
                frame.viewer(request).words().say("nav.settings"));
    }

    private Place platform(HttpServletRequest request, String id) {
        if (!editor.knows(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Viewer viewer = frame.viewer(request);
        String title = viewer.words().say("settings.of", "name", viewer.platform(id));
        return new Place(new Scope.Platform(id), "/settings/platforms/" + id, "settings", title);
    }

    private Place room(HttpServletRequest request, long id) {
        RoomView room = rooms.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String title = frame.viewer(request).words().say("settings.of", "name", room.displayName());
        return new Place(room.room().scope(), "/rooms/" + id + "/settings", "rooms", title);
    }

    private ResponseEntity<String> show(HttpServletRequest request, Place place) {
        return show(request, place, HttpStatus.OK, Map.of(), Map.of(), null);
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            Place place,
            HttpStatus status,
            Map<String, String> typed,
            Map<String, String> troubles,
            Page.@Nullable Notice notice) {
        Viewer viewer = frame.viewer(request);
        List<String> platforms = place.scope() instanceof Scope.Service ? List.copyOf(editor.platforms()) : List.of();
        SettingsModel model = SettingsModel.of(
                editor.settings(), place.scope(), place.name(), place.path(), platforms, typed, troubles, viewer);
        Page page = frame.page(request, viewer, place.section(), place.name(), null);
        return frame.answer(status, "settings", notice == null ? page : page.with(notice), Map.of("model", model));
    }

    /** Takes what differs from what is in force; a button beside a setting takes back the page's own instead. */
    private Object change(HttpServletRequest request, Place place, Map<String, String> form, RedirectAttributes flash) {
        Viewer viewer = frame.viewer(request);
        Words words = viewer.words();
        Map<String, @Nullable String> wishes = new HashMap<>();
        if (form.containsKey(RESET)) {
            wishes.put(form.getOrDefault(RESET, ""), null);
        } else {
            SettingKeys.in(place.scope().layer()).forEach(key -> differing(key, place.scope(), form, wishes));
        }
        try {
            if (!wishes.isEmpty()) {
                editor.change(place.scope(), wishes);
            }
            Said.done("settings.saved").on(flash);
            return Return.to(place.path());
        } catch (SettingsRefusedException e) {
            Map<String, String> troubles =
                    e.refusals().stream().collect(Collectors.toMap(Refusal::key, viewer::refusal, (one, _) -> one));
            Page.Notice notice = new Page.Notice(false, words.say("settings.refused"));
            return show(request, place, HttpStatus.UNPROCESSABLE_CONTENT, form, troubles, notice);
        }
    }

    private void differing(
            SettingKey<?> key, Scope scope, Map<String, String> form, Map<String, @Nullable String> wishes) {
        String typed = form.get(key.name());
        if (typed == null || key.inFileOnly() || (key.isSecret() && typed.isBlank())) {
            return;
        }
        Settings settings = editor.settings();
        if (key.isSecret() || !typed.strip().equals(settings.inForce(key, scope).text())) {
            wishes.put(key.name(), typed.strip());
        }
    }
}
