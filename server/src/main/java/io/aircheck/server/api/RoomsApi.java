package io.aircheck.server.api;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.rooms.NewRoom;
import io.aircheck.server.rooms.RoomRefusedException;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rooms. */
@RestController
@RequestMapping("/api/v1/rooms")
@Tag(name = "rooms")
class RoomsApi {

    private static final int MOST = 1000;

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

    /** @param limit null for all rooms, in the order of the page: those being recorded first */
    @GetMapping
    @Operation(summary = "All watched rooms with their state; with limit in pages by id, which after goes on from")
    ResponseEntity<List<RoomJson>> all(
            @RequestParam(required = false) @Nullable Integer limit, @RequestParam(defaultValue = "0") long after) {
        List<RoomView> all = rooms.all();
        if (limit == null) {
            return ResponseEntity.ok(all.stream().map(RoomJson::of).toList());
        }
        int asked = Paging.asked(limit, MOST);
        List<RoomView> found = all.stream()
                .filter(room -> room.room().id() > after)
                .sorted(Comparator.comparingLong(room -> room.room().id()))
                .limit(asked)
                .toList();
        return Paging.upwards(found, asked, room -> room.room().id(), RoomJson::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One room")
    RoomJson one(@PathVariable long id) {
        return RoomJson.of(rooms.find(id)
                .orElseThrow(
                        () -> new RoomRefusedException(RoomRefusedException.Why.UNKNOWN, "there is no room " + id)));
    }

    @PostMapping
    @Operation(
            summary = "Watch a further room; it is checked at once. One that is watched already is answered as it is")
    @ApiResponse(responseCode = "201", description = "It is watched from now on")
    @ApiResponse(responseCode = "200", description = "It was watched already")
    ResponseEntity<RoomJson> add(@Valid @RequestBody Wish wish) {
        AuditTrail.about(wish.url());
        try {
            RoomJson added = RoomJson.of(rooms.add(new NewRoom(wish.url(), wish.quality(), wish.name())));
            return ResponseEntity.created(address(added)).body(added);
        } catch (RoomRefusedException e) {
            RoomJson known = e.why() == RoomRefusedException.Why.DUPLICATE
                    ? rooms.watched(wish.url()).map(RoomJson::of).orElse(null)
                    : null;
            if (known == null) {
                throw e;
            }
            return ResponseEntity.ok().location(address(known)).body(known);
        }
    }

    private static URI address(RoomJson room) {
        return URI.create("/api/v1/rooms/" + room.id());
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Pause a room, which finishes its recording, or watch it again")
    RoomJson change(@PathVariable long id, @Valid @RequestBody Change change) {
        return RoomJson.of(change.paused() ? rooms.pause(id) : rooms.resume(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Forget a room that was added on the page; its recordings stay. One that is gone already is no"
                    + " mistake")
    void remove(@PathVariable long id) {
        if (rooms.find(id).isPresent()) {
            rooms.remove(id);
        }
    }

    @PostMapping("/{id}/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Check a room as soon as its host's limit allows")
    void check(@PathVariable long id) {
        rooms.checkNow(id);
    }
}
