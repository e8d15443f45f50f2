package io.aircheck.server.identify;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question with what came of it.
 *
 * @param source what is listened to, as people know it
 * @param roomId the watched room that it is of; null for none
 * @param recordingId the recording that it is about; null for none
 * @param endedAt null until it is answered
 * @param answer as {@code aircheck identify --json} prints it; null until there is one
 */
public record Identification(
        long id,
        String source,
        @Nullable Long roomId,
        @Nullable Long recordingId,
        boolean deep,
        Stage stage,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable JsonNode answer) {

    /** How far it is. */
    public enum Stage {
        WAITING,
        RUNNING,
        ANSWERED
    }

    /** The word of what came of it, such as identified, no_match or offline; before, waiting or running. */
    public String state() {
        return answer == null
                ? stage.name().toLowerCase(Locale.ROOT)
                : answer.path("state").asString("error");
    }

    public boolean isOpen() {
        return stage != Stage.ANSWERED;
    }

    Identification running() {
        return new Identification(id, source, roomId, recordingId, deep, Stage.RUNNING, askedAt, endedAt, answer);
    }

    Identification answered(JsonNode found, Instant now) {
        return new Identification(id, source, roomId, recordingId, deep, Stage.ANSWERED, askedAt, now, found);
    }
}
