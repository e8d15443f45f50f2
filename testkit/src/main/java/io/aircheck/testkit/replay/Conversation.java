package io.aircheck.testkit.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recorded conversation between a client and a platform, and what a correct client makes of it.
 *
 * @param name of the case within its platform
 * @param url what the user typed
 * @param config what the user has configured: cookie, username, password, token, room_password, account_type, partner_code
 * @param json the whole case
 */
public record Conversation(
        String platform,
        String name,
        String url,
        Map<String, String> config,
        List<RecordedExchange> exchanges,
        JsonNode json) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public static Conversation read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    public static Conversation parse(String text) {
        JsonNode json = MAPPER.readTree(text);
        Map<String, String> config = new LinkedHashMap<>();
        json.path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asString()));
        return new Conversation(
                json.path("platform").asString(),
                json.path("case").asString(),
                json.path("url").asString(),
                Map.copyOf(config),
                json.path("exchanges").valueStream().map(RecordedExchange::of).toList(),
                json);
    }

    /** Why an answer of the form that {@code check --json} prints is wrong; empty where it is right. */
    public Optional<String> mismatch(JsonNode answer) {
        return ConversationExpectation.mismatch(json, answer);
    }

    @Override
    public String toString() {
        return platform + "/" + name;
    }
}
