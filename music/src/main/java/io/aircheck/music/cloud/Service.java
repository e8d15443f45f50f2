package io.aircheck.music.cloud;

import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.Failed;
import io.aircheck.music.Identification.Quota;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Identification.Unreachable;
import io.aircheck.net.AnswerTooLargeException;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that answers in JSON, and the troubles that all of them have in the same way. */
public final class Service {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MOST_ANSWER_BYTES = 2 << 20;
    private static final int LONGEST_WORDS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /**
     * @param raw the body without keys
     * @param date when the service says that it answered; null where it does not
     */
    public record Answer(
            int status, JsonNode json, String raw, @Nullable Instant date) {}

    private final String title;
    private final HttpClient http;
    private final List<Secret> secrets;

    /** @param title as the user knows it, for example {@code ACRCloud} */
    public Service(String title, HttpClient http, Secret... secrets) {
        this.title = title;
        this.http = http;
        this.secrets = List.of(secrets);
    }

    public String title() {
        return title;
    }

    /**
     * Sends a request and reads an object of JSON, whatever the status is. Redirects are not followed: the request holds keys.
     *
     * @throws Refusal if no answer came, or one that is no object
     */
    public Answer ask(HttpRequest request) throws Refusal, InterruptedException {
        HttpAnswer answer;
        try {
            answer = http.send(
                    request.withoutRedirects().maxBodyBytes(MOST_ANSWER_BYTES).timeout(LIMIT));
        } catch (AnswerTooLargeException e) {
            throw new Refusal(new Failed(title + " answered more than an answer can be"));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for " + title);
            }
            throw new Refusal(new Unreachable(title + " was not reached: " + words(e.getMessage())));
        }
        JsonNode json = parse(answer.text());
        if (!json.isObject()) {
            throw new Refusal(byStatus(answer.status()));
        }
        return new Answer(answer.status(), json, withoutSecrets(answer.text()), date(answer.header("Date")));
    }

    /** What a status means that came without a code of the service's own. */
    public Refused byStatus(int status) {
        String answered = " (it answered HTTP " + status + ")";
        return switch (status) {
            case 401, 403 -> new BadKey(title + " does not take the key. Check it in the settings" + answered);
            case 402 -> new Quota(title + " wants to be paid" + answered);
            case 429 -> new Throttled(title + " is asked too often" + answered);
            case 408, 425 -> new Unreachable(title + " did not get the request in time" + answered);
            default ->
                status >= 500
                        ? new Unreachable(title + " has troubles of its own" + answered)
                        : new Failed(title + " gave an answer that makes no sense" + answered);
        };
    }

    /** A service's own words, short, on one line and without keys. */
    public String words(@Nullable String text) {
        String line = text == null || text.isBlank()
                ? "no reason given"
                : withoutSecrets(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }

    private String withoutSecrets(String text) {
        String clean = text;
        for (Secret secret : secrets) {
            clean = clean.replace(secret.value(), secret.toString());
        }
        return clean;
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MAPPER.missingNode();
        }
    }

    private static @Nullable Instant date(@Nullable String header) {
        try {
            return header == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
