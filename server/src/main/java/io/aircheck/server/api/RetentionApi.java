package io.aircheck.server.api;

import io.aircheck.server.retention.CleanUp;
import io.aircheck.server.retention.Kept;
import io.aircheck.server.retention.Retention;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How long recordings stay, and the trash. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "retention")
class RetentionApi {

    private final Retention retention;

    RetentionApi(Retention retention) {
        this.retention = retention;
    }

    /**
     * A recording in the eyes of clean-up.
     *
     * @param why age, count, size, space, step or user; null for what stays
     */
    record KeptJson(
            long recording,
            long room,
            String name,
            @Nullable String title,
            Instant endedAt,
            long bytes,
            boolean locked,
            @Nullable Instant trashedAt,
            @Nullable String why) {

        static KeptJson of(Kept it, Kept.@Nullable Why why) {
            return new KeptJson(
                    it.id(),
                    it.roomId(),
                    it.name(),
                    it.title(),
                    it.endedAt(),
                    it.bytes(),
                    it.locked(),
                    it.trashedAt(),
                    why == null ? null : why.id());
        }
    }

    /**
     * What clean-up would do, or did.
     *
     * @param moved into the trash
     * @param deleted for good; what is in both lists cannot be restored
     * @param spared what the rules would take, but is locked or worked on
     * @param freedBytes how much room it makes at once
     */
    record CleanUpJson(List<KeptJson> moved, List<KeptJson> deleted, List<KeptJson> spared, long freedBytes) {

        static CleanUpJson of(CleanUp it) {
            return new CleanUpJson(
                    it.moves().stream()
                            .map(move -> KeptJson.of(move.it(), move.why()))
                            .toList(),
                    it.deletions().stream()
                            .map(deletion -> KeptJson.of(
                                    deletion.it(),
                                    deletion.forSpace()
                                            ? Kept.Why.SPACE
                                            : deletion.it().why()))
                            .toList(),
                    it.spared().stream()
                            .map(spared -> KeptJson.of(spared.it(), spared.why()))
                            .toList(),
                    it.freedBytes());
        }
    }

    @GetMapping("/retention/preview")
    @Operation(summary = "What clean-up would take away now, and why")
    CleanUpJson preview() {
        return CleanUpJson.of(retention.preview());
    }

    @PostMapping("/retention/run")
    @Operation(summary = "Clean up now")
    CleanUpJson run() {
        return CleanUpJson.of(retention.cleanUp());
    }

    @GetMapping("/trash")
    @Operation(summary = "What is in the trash, newest first")
    List<KeptJson> trash() {
        return retention.trash().stream().map(it -> KeptJson.of(it, it.why())).toList();
    }

    @PostMapping("/trash/{recording}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Bring a recording back from the trash")
    void restore(@PathVariable long recording) {
        expect(recording, retention.restore(recording));
    }

    @DeleteMapping("/trash/{recording}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a recording in the trash for good")
    void delete(@PathVariable long recording) {
        expect(recording, retention.delete(recording));
    }

    @DeleteMapping("/recordings/{recording}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Move a finished recording into the trash")
    void moveToTrash(@PathVariable long recording) {
        expect(recording, retention.moveToTrash(recording, Kept.Why.USER));
    }

    @PostMapping("/recordings/{recording}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keep a recording, whatever the rules say")
    void lock(@PathVariable long recording) {
        lock(recording, true);
    }

    @PostMapping("/recordings/{recording}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let the rules take a recording again")
    void unlock(@PathVariable long recording) {
        lock(recording, false);
    }

    private void lock(long recording, boolean locked) {
        expect(recording, retention.lock(recording, locked) ? Retention.Result.DONE : Retention.Result.MISSING);
    }

    private static void expect(long recording, Retention.Result result) {
        String it = "recording " + recording;
        switch (result) {
            case DONE -> {}
            case MISSING -> throw new RefusedException(HttpStatus.NOT_FOUND, "there is no finished " + it + " there");
            case LOCKED -> throw new RefusedException(HttpStatus.CONFLICT, it + " is locked");
            case BUSY -> throw new RefusedException(HttpStatus.CONFLICT, it + " is still being worked on");
            case OCCUPIED ->
                throw new RefusedException(
                        HttpStatus.CONFLICT, "another file stands where one of " + it + " was; move that away first");
            case FAILED ->
                throw new RefusedException(
                        HttpStatus.INTERNAL_SERVER_ERROR, "the disk refused to move " + it + "; the log says why");
        }
    }
}
