package io.aircheck.server.api;

import io.aircheck.server.recordings.LibraryQuery;
import io.aircheck.server.recordings.Recordings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
    private static final String DAY = "2026-11-20";
    private static final String MOMENT = "2026-11-20T13:42:30Z";

    private final Recordings recordings;

    RecordingsApi(Recordings recordings) {
        this.recordings = recordings;
    }

    /** @param finished newest first */
    record Page(List<RecordingJson> running, List<RecordingJson> finished) {}

    /**
     * @param from a moment, or a day of the service's time zone, as {@code to}
     * @param to a moment before which it began, or the last day
     */
    @GetMapping
    @Operation(
            summary = "Running recordings, and finished ones, newest first; all of them or those that fit what is asked"
                    + " for. With song the plays are those of the songs that fit")
    ResponseEntity<Page> all(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long room,
            @RequestParam(required = false) @Nullable String platform,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String song,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        LibraryQuery query = new LibraryQuery(q, room, platform, moment("from", from, 0), moment("to", to, 1), song);
        List<RecordingJson> running = recordings.running().stream()
                .flatMap(view -> query.in(view).stream())
                .map(hit -> json(hit, query))
                .toList();
        int asked = Paging.asked(limit, MOST);
        return Paging.page(
                recordings.search(query, asked, before),
                asked,
                "before",
                hit -> hit.recording().recording().id(),
                shown -> new Page(
                        running, shown.stream().map(hit -> json(hit, query)).toList()));
    }

    private static RecordingJson json(LibraryQuery.Hit hit, LibraryQuery query) {
        return query.wantsSong() ? RecordingJson.of(hit.recording(), hit.heard()) : RecordingJson.of(hit.recording());
    }

    private static @Nullable Instant moment(String name, @Nullable String text, int daysLater) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.length() > DAY.length()
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeException e) {
            throw new RefusedException(
                    HttpStatus.BAD_REQUEST, name + " must be a day such as " + DAY + " or a moment such as " + MOMENT);
        }
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
