package io.aircheck.server.api;

import io.aircheck.server.rooms.RoomBatch;
import io.aircheck.server.rooms.RoomRefusedException;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.SettingsEditor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Settings of the service, of platforms and of rooms. A change names what is to change; null takes back what was set here. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "settings")
class SettingsApi {

    private final SettingsEditor editor;
    private final Rooms rooms;
    private final RoomBatch batch;

    SettingsApi(SettingsEditor editor, Rooms rooms) {
        this.batch = new RoomBatch(rooms, editor);
        this.editor = editor;
        this.rooms = rooms;
    }

    @GetMapping("/settings")
    @Operation(summary = "All settings of the service: what is in force, where it came from, what is allowed")
    List<SettingJson> ofService() {
        return SettingJson.all(editor.settings(), Scope.service());
    }

    @PatchMapping("/settings")
    @Operation(summary = "Change settings of the service; all of it is taken or nothing")
    List<SettingJson> changeService(@RequestBody Map<String, @Nullable String> texts) {
        return change(Scope.service(), texts);
    }

    @GetMapping("/platforms/{id}/settings")
    @Operation(summary = "The settings that count for the rooms of a platform")
    List<SettingJson> ofPlatform(@PathVariable String id) {
        return SettingJson.all(editor.settings(), platform(id));
    }

    @PatchMapping("/platforms/{id}/settings")
    @Operation(summary = "Change settings for the rooms of a platform")
    List<SettingJson> changePlatform(@PathVariable String id, @RequestBody Map<String, @Nullable String> texts) {
        return change(platform(id), texts);
    }

    @GetMapping("/rooms/{id}/settings")
    @Operation(summary = "The settings that count for a room")
    List<SettingJson> ofRoom(@PathVariable long id) {
        return SettingJson.all(editor.settings(), room(id).scope());
    }

    @PatchMapping("/rooms/{id}/settings")
    @Operation(summary = "Change settings for a room")
    List<SettingJson> changeRoom(@PathVariable long id, @RequestBody Map<String, @Nullable String> texts) {
        return change(room(id).scope(), texts);
    }

    /**
     * One change for many rooms.
     *
     * @param paused whether to pause them or to watch them again; null leaves that as it is
     * @param settings as for one room; null changes none
     */
    record ManyRooms(
            @NotEmpty @Size(max = 10_000) List<@NotNull Long> ids,
            @Nullable Boolean paused,
            @Nullable Map<String, @Nullable String> settings) {}

    @PatchMapping("/rooms")
    @Operation(summary = "Change settings of many rooms at once, pause them or watch them again")
    List<RoomJson> changeMany(@Valid @RequestBody ManyRooms change) {
        Map<String, @Nullable String> texts = change.settings() == null ? Map.of() : change.settings();
        return batch.change(change.ids(), change.paused(), texts).stream()
                .map(RoomJson::of)
                .toList();
    }

    private List<SettingJson> change(Scope scope, Map<String, @Nullable String> texts) {
        editor.change(scope, texts);
        return SettingJson.all(editor.settings(), scope);
    }

    private Scope platform(String id) {
        if (!editor.knows(id)) {
            throw new RefusedException(HttpStatus.NOT_FOUND, "there is no platform \"" + id + "\"");
        }
        return new Scope.Platform(id);
    }

    private WatchedRoom room(long id) {
        return rooms.find(id)
                .orElseThrow(() -> new RoomRefusedException(RoomRefusedException.Why.UNKNOWN, "there is no room " + id))
                .room();
    }
}
