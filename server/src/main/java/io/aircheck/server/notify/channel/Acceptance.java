package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpAnswer;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a service's answers are read. Many answer 200 to everything and put the outcome into a field.
 *
 * @param field the JSON field that tells the outcome, or null where the status does
 * @param good its values for a message that was taken
 * @param busy its values for one that may be sent again later
 * @param words the field with the service's own words, or null
 */
record Acceptance(
        @Nullable String field,
        Set<String> good,
        Set<String> busy,
        @Nullable String words) {

    /** The HTTP status tells it all. */
    static final Acceptance BY_STATUS = new Acceptance(null, Set.of(), Set.of(), null);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_WORDS = 300;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    Verdict judge(HttpAnswer answer) {
        JsonNode body = json(answer.text());
        if (answer.status() == 429 || answer.status() == 408 || answer.status() >= 500) {
            return new Verdict.Later(said(answer, body), pause(answer, body));
        }
        if (!answer.isSuccess()) {
            return new Verdict.Refused(said(answer, body));
        }
        if (field == null) {
            return new Verdict.Accepted();
        }
        String outcome = body == null ? "" : body.path(field).asString("");
        if (good.contains(outcome)) {
            return new Verdict.Accepted();
        }
        return busy.contains(outcome)
                ? new Verdict.Later(said(answer, body), null)
                : new Verdict.Refused(said(answer, body));
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The status and what the service says of it: its own field, else the beginning of the answer. */
    private String said(HttpAnswer answer, @Nullable JsonNode body) {
        String own = body == null || words == null ? "" : body.path(words).asString("");
        String said = (own.isBlank() ? answer.text() : own).strip().replaceAll("\\s+", " ");
        String shortened = said.length() <= MOST_WORDS ? said : said.substring(0, MOST_WORDS) + "…";
        return shortened.isEmpty() ? "HTTP " + answer.status() : "HTTP " + answer.status() + ": " + shortened;
    }

    /** Seconds in Retry-After, or in Telegram's and Discord's own fields. */
    private static @Nullable Duration pause(HttpAnswer answer, @Nullable JsonNode body) {
        double seconds = number(answer.header("Retry-After"));
        if (body != null) {
            seconds = Math.max(seconds, body.path("retry_after").asDouble(0));
            seconds = Math.max(
                    seconds, body.path("parameters").path("retry_after").asDouble(0));
        }
        if (!(seconds > 0)) {
            return null;
        }
        Duration asked = Duration.ofMillis((long) (Math.min(seconds, 1e6) * 1000));
        return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
