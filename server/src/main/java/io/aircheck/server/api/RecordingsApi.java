package io.aircheck.server.api;

import io.aircheck.server.recordings.Recordings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Recordings. */
@RestController
@RequestMapping("/api/v1/recordings")
@Tag(name = "recordings")
class RecordingsApi {

    private static final int MOST = 500;

    private final Recordings recordings;

    RecordingsApi(Recordings recordings) {
        this.recordings = recordings;
    }

    /** @param finished newest first */
    record Page(List<RecordingJson> running, List<RecordingJson> finished) {}

    @GetMapping
    @Operation(summary = "Running recordings, and finished ones, newest first")
    ResponseEntity<Page> all(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long room) {
        List<RecordingJson> running = recordings.running().stream()
                .filter(view -> room == null || view.broadcast().roomId() == room)
                .map(RecordingJson::of)
                .toList();
        int asked = Paging.asked(limit, MOST);
        return Paging.page(
                recordings.finished(asked, before, room),
                asked,
                "before",
                it -> it.recording().id(),
                shown -> new Page(running, shown.stream().map(RecordingJson::of).toList()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One recording with its files and gaps")
    RecordingJson one(@PathVariable long id) {
        return RecordingJson.of(recordings.find(id).orElseThrow(() -> missing(id)));
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "End a recording; its room is not recorded again before it was off")
    void stop(@PathVariable long id) {
        if (!recordings.stop(id)) {
            throw notRunning(id);
        }
    }

    @PostMapping("/{id}/split")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Have a running recording go on in a new file, from the next key frame on")
    void split(@PathVariable long id) {
        if (!recordings.split(id)) {
            throw notRunning(id);
        }
    }

    private RefusedException notRunning(long id) {
        return recordings.find(id).isPresent()
                ? new RefusedException(HttpStatus.CONFLICT, "recording " + id + " does not run")
                : missing(id);
    }

    private static RefusedException missing(long id) {
        return new RefusedException(HttpStatus.NOT_FOUND, "there is no recording " + id);
    }
}
