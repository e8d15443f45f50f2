package io.aircheck.server.api;

import io.aircheck.server.rooms.NewRoom;
import io.aircheck.server.rooms.RoomRefusedException;
import io.aircheck.server.rooms.Rooms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rooms. */
@RestController
@RequestMapping("/api/v1/rooms")
@Tag(name = "rooms")
class RoomsApi {

    private final Rooms rooms;

    RoomsApi(Rooms rooms) {
        this.rooms = rooms;
    }

    /** A room to watch. */
    record Wish(
            @NotBlank @Size(max = 4096) String url,
            @Nullable @Size(max = 64) String quality,
            @Nullable @Size(max = 255) String name) {}

    /** What to change of a room. */
    record Change(@NotNull Boolean paused) {}

    @GetMapping
    @Operation(summary = "All watched rooms with their state")
    List<RoomJson> all() {
        return rooms.all().stream().map(RoomJson::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One room")
    RoomJson one(@PathVariable long id) {
        return RoomJson.of(rooms.find(id)
                .orElseThrow(
                        () -> new RoomRefusedException(RoomRefusedException.Why.UNKNOWN, "there is no room " + id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Watch a further room; it is checked at once")
    RoomJson add(@Valid @RequestBody Wish wish) {
        return RoomJson.of(rooms.add(new NewRoom(wish.url(), wish.quality(), wish.name())));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Pause a room, which finishes its recording, or watch it again")
    RoomJson change(@PathVariable long id, @Valid @RequestBody Change change) {
        return RoomJson.of(change.paused() ? rooms.pause(id) : rooms.resume(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a room that was added on the page; its recordings stay")
    void remove(@PathVariable long id) {
        rooms.remove(id);
    }

    @PostMapping("/{id}/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Check a room as soon as its host's limit allows")
    void check(@PathVariable long id) {
        rooms.checkNow(id);
    }
}
