package io.aircheck.cli;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.WebClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A running service, through its REST API. What it refuses ends the verb with a sentence and an exit code. */
final class RemoteService implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private final WebClient client;
    private final URI address;
    private final @Nullable String key;

    /** @param key of the API, or null for a service that asks for none */
    RemoteService(WebClient client, URI address, @Nullable String key) {
        this.client = client;
        this.address = address;
        this.key = key;
    }

    List<JsonNode> rooms() {
        List<JsonNode> rooms = new ArrayList<>();
        ask("GET", "api/v1/rooms", null).forEach(rooms::add);
        return rooms;
    }

    /** The rooms that the user means: one by its number or address, or those of a streamer. */
    List<JsonNode> rooms(String wanted) {
        List<JsonNode> found =
                rooms().stream().filter(room -> isMeant(room, wanted)).toList();
        if (found.isEmpty()) {
            throw new UserError(ExitCode.NOTHING, Messages.say("service.noRoom", wanted));
        }
        return found;
    }

    private static boolean isMeant(JsonNode room, String wanted) {
        String url = room.path("url").asString("");
        return room.path("id").asString("").equals(wanted)
                || url.equals(wanted)
                || url.replaceFirst("^https?://", "").equals(wanted)
                || room.path("name").asString("").equalsIgnoreCase(wanted)
                || room.path("streamer").asString("").equalsIgnoreCase(wanted);
    }

    JsonNode add(String url, @Nullable String quality, @Nullable String name) {
        var body = JsonMapper.shared().createObjectNode();
        body.put("url", url);
        body.put("quality", quality);
        body.put("name", name);
        return ask("POST", "api/v1/rooms", body);
    }

    JsonNode pause(JsonNode room, boolean paused) {
        var body = JsonMapper.shared().createObjectNode();
        body.put("paused", paused);
        return ask("PATCH", "api/v1/rooms/" + room.path("id").asLong(), body);
    }

    /** @param what stop or split */
    void recording(long id, String what) {
        ask("POST", "api/v1/recordings/" + id + "/" + what, null);
    }

    private JsonNode ask(String method, String path, @Nullable JsonNode body) {
        HttpRequest request = request(method, address.resolve(path).toString(), body)
                .header("Accept", "application/json")
                .header("Authorization", key == null || key.isBlank() ? null : "Bearer " + key.strip());
        HttpAnswer answer;
        try {
            answer = client.send(request);
        } catch (IOException e) {
            throw new UserError(ExitCode.FAILED, Messages.say("service.unreachable", address, e.getMessage()));
        }
        JsonNode json = json(answer);
        if (answer.isSuccess()) {
            return json;
        }
        throw refused(answer.status(), json);
    }

    private static HttpRequest request(String method, String url, @Nullable JsonNode body) {
        HttpRequest get = HttpRequest.get(url).withoutRedirects();
        if (method.equals("GET")) {
            return get;
        }
        byte[] bytes = (body == null ? "" : body.toString()).getBytes(StandardCharsets.UTF_8);
        return new HttpRequest(method, url, Map.of(), bytes, false, get.maxBodyBytes(), null)
                .header("Content-Type", "application/json");
    }

    private static JsonNode json(HttpAnswer answer) {
        try {
            return answer.body().length == 0
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private UserError refused(int status, JsonNode problem) {
        String detail = problem.path("detail").asString("HTTP " + status);
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> new UserError(ExitCode.REFUSED, Messages.say("service.refused", address));
            case NOT_FOUND -> new UserError(ExitCode.NOTHING, detail);
            case UNPROCESSABLE ->
                new UserError(
                        problem.path("why").asString("").equals("unsupported") ? ExitCode.UNSUPPORTED : ExitCode.USAGE,
                        detail);
            default -> new UserError(ExitCode.FAILED, detail);
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
