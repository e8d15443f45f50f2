package io.aircheck.server.api;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.access.Gate;
import io.aircheck.server.identify.Identification;
import io.aircheck.server.identify.IdentificationRefusedException;
import io.aircheck.server.identify.Identifications;
import io.aircheck.server.identify.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What is that song? */
@RestController
@RequestMapping("/api/v1/identifications")
@Tag(name = "identifications")
class IdentificationsApi {

    private static final int MOST = 500;

    private final Identifications identifications;
    private final Gate gate;

    IdentificationsApi(Identifications identifications, Gate gate) {
        this.identifications = identifications;
        this.gate = gate;
    }

    /**
     * What to listen to.
     *
     * @param source an address of a room, video or clip, the name of a clip, or that of a watched room
     * @param recording the id of a recording, in place of a source
     * @param at seconds from the beginning of a recording, video or clip; null for several places
     * @param deep also look for music that is sped up or slowed down a lot
     */
    record Wish(
            @Nullable @Size(max = 4096) String source,
            @Nullable Long recording,
            @Nullable @PositiveOrZero Double at,
            @Nullable Boolean deep) {

        Question question() {
            return new Question(
                    source == null ? "" : source,
                    recording,
                    at == null ? null : Duration.ofMillis(Math.round(at * 1000)),
                    deep != null && deep);
        }

        String named() {
            return source == null || source.isBlank() ? "recording " + recording : source;
        }
    }

    /**
     * A question with what came of it.
     *
     * @param room the watched room that it is of
     * @param recording the recording that it is about
     * @param state waiting, running, identified, no_match, or why nothing could be heard, such as offline
     * @param matches as {@code aircheck identify --json} has them, the surest first
     * @param ambiguous other songs that it may be just as well
     * @param at the place in seconds; null for what was on air
     * @param error why one of those who were asked did not do its work
     */
    record IdentificationAnswer(
            long id,
            String source,
            @Nullable Long room,
            @Nullable Long recording,
            boolean deep,
            String state,
            Instant askedAt,
            @Nullable Instant endedAt,
            List<JsonNode> matches,
            List<JsonNode> ambiguous,
            @Nullable Double at,
            @Nullable Double heard,
            @Nullable String error) {

        static IdentificationAnswer of(Identification it) {
            JsonNode answer = it.answer();
            return new IdentificationAnswer(
                    it.id(),
                    it.source(),
                    it.roomId(),
                    it.recordingId(),
                    it.deep(),
                    it.state(),
                    it.askedAt(),
                    it.endedAt(),
                    answer == null
                            ? List.of()
                            : answer.path("matches").valueStream().toList(),
                    answer == null
                            ? List.of()
                            : answer.path("ambiguous").valueStream().toList(),
                    number(answer, "at"),
                    number(answer, "heard"),
                    answer == null || !answer.path("error").isString()
                            ? null
                            : answer.path("error").stringValue());
        }

        private static @Nullable Double number(@Nullable JsonNode answer, String name) {
            return answer == null || !answer.path(name).isNumber()
                    ? null
                    : (Double) answer.path(name).doubleValue();
        }
    }

    @PostMapping
    @Operation(
            summary =
                    "Ask which music plays in a room, video, clip or recording. Whoever asks about the same at the same"
                            + " time gets the same answer, and one about a clip or video that is known already comes at once")
    @ApiResponse(responseCode = "202", description = "It is being listened to; ask again at the address in Location")
    @ApiResponse(responseCode = "200", description = "It was known already")
    @ApiResponse(
            responseCode = "429",
            description = "This account or key has asked too much; Retry-After says when again")
    ResponseEntity<IdentificationAnswer> ask(@Valid @RequestBody Wish wish) {
        AuditTrail.about(wish.named());
        Identification asked =
                identifications.ask(wish.question(), gate.visitor().identity()).identification();
        return ResponseEntity.status(asked.isOpen() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(URI.create("/api/v1/identifications/" + asked.id()))
                .body(IdentificationAnswer.of(asked));
    }

    @GetMapping
    @Operation(summary = "What was asked, newest first, with the answers")
    ResponseEntity<List<IdentificationAnswer>> all(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable Long before) {
        int asked = Paging.asked(limit, MOST);
        return Paging.answer(
                identifications.latest(asked, before), asked, Identification::id, IdentificationAnswer::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One question, with its answer as soon as there is one")
    IdentificationAnswer one(@PathVariable long id) {
        return identifications
                .find(id)
                .map(IdentificationAnswer::of)
                .orElseThrow(() -> new RefusedException(HttpStatus.NOT_FOUND, "there is no identification " + id));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(IdentificationRefusedException e) {
        HttpStatus status = switch (e.why()) {
            case NO_RECORDING -> HttpStatus.NOT_FOUND;
            case AMBIGUOUS -> HttpStatus.CONFLICT;
            case EMPTY, UNKNOWN -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (!e.waiting().isZero()) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(1 + e.waiting().toSeconds()));
        }
        return answer.body(ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage())));
    }
}
