package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.accounts.Scope;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the calls for settings return and change. */
class SettingsApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OF_SERVICE = "/api/v1/settings";
    private static final String OF_PLATFORM = "/api/v1/platforms/douyin/settings";
    private static final String OF_ROOM = "/api/v1/rooms/1/settings";

    @TempDir
    private Path home;

    private PageServer server;
    private Guest program;
    private String key;

    @BeforeEach
    void start() {
        server = new PageServer(home, Map.of("quality", "720p"));
        program = Guest.stranger(server);
        key = "Bearer " + server.keys.make("test", Scope.ADMIN, null, "test").secret();
    }

    @AfterEach
    void stop() {
        program.close();
        server.close();
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return program.call(method, path, body, "Authorization", key, "Content-Type", "application/json");
    }

    private JsonNode setting(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (JsonNode setting : JSON.readTree(answer.body())) {
            if (setting.path("name").asString().equals(name)) {
                return setting;
            }
        }
        throw new AssertionError("no " + name + " in " + answer.body());
    }

    private JsonNode setting(String path, String name) {
        return setting(call("GET", path, ""), name);
    }

    private static void has(JsonNode setting, String value, String origin, String from, boolean own) {
        assertThat(setting.path("value").asString()).isEqualTo(value);
        assertThat(setting.path("origin").asString()).isEqualTo(origin);
        assertThat(setting.path("from").asString()).isEqualTo(from);
        assertThat(setting.path("own").asBoolean()).isEqualTo(own);
    }

    @Test
    void eachIsToldWithWhatIsAllowedAndWhereItCameFrom() {
        JsonNode split = setting(OF_SERVICE, "split");
        has(split, "off", "file", "service", false);
        assertThat(split.path("allowed").asString()).contains("30m");
        assertThat(split.path("counts").asString()).isEqualTo("next_recording");
        assertThat(split.path("editable").asBoolean()).isTrue();
        assertThat(split.path("at").asString()).startsWith("line ");
        has(setting(OF_SERVICE, "quality"), "720p", "command_line", "service", false);
        assertThat(setting(OF_SERVICE, "hooks").path("editable").asBoolean()).isFalse();
    }

    @Test
    void theNarrowerGoesBeforeTheWiderUntilItIsTakenBack() {
        has(setting(call("PATCH", OF_SERVICE, "{\"split\":\"1h\"}"), "split"), "1h", "page", "service", true);
        has(setting(OF_ROOM, "split"), "1h", "page", "service", false);
        has(setting(call("PATCH", OF_PLATFORM, "{\"split\":\"30m\"}"), "split"), "30m", "page", "platform", true);
        has(setting(OF_ROOM, "split"), "30m", "page", "platform", false);
        has(setting(call("PATCH", OF_ROOM, "{\"split\":\"2GB\"}"), "split"), "2GB", "page", "room", true);
        has(setting(OF_PLATFORM, "split"), "30m", "page", "platform", true);

        has(setting(call("PATCH", OF_ROOM, "{\"split\":null}"), "split"), "30m", "page", "platform", false);
        has(setting(call("PATCH", OF_PLATFORM, "{\"split\":null}"), "split"), "1h", "page", "service", false);
        has(setting(call("PATCH", OF_SERVICE, "{\"split\":null}"), "split"), "off", "file", "service", false);
    }

    @Test
    void aSecretIsTakenAndNeverTold() {
        HttpResponse<String> answer =
                call("PATCH", OF_ROOM, "{\"cookie\":\"ttwid=oyster\",\"proxy\":\"http://u:pearl@h:1\"}");
        JsonNode cookie = setting(answer, "cookie");
        assertThat(cookie.path("set").asBoolean()).isTrue();
        assertThat(cookie.path("secret").asBoolean()).isTrue();
        assertThat(cookie.path("value").isNull()).isTrue();
        assertThat(answer.body() + call("GET", OF_ROOM, "").body()).doesNotContain("oyster", "pearl");
        assertThat(setting("/api/v1/rooms/2/settings", "cookie").path("set").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PATCH | /api/v1/settings                   | {"split":"soon","format":"mkv"} | 422 | split: "soon" is not allowed
            PATCH | /api/v1/settings                   | {"colour":"red","format":"mkv"} | 422 | there is no setting "colour"
            PATCH | /api/v1/settings                   | {"port":"1","format":"mkv"}     | 422 | aircheck.yaml
            PATCH | /api/v1/rooms/1/settings           | {"host-interval":"1s"}          | 422 | there is no setting "host-interval"
            GET   | /api/v1/platforms/nowhere/settings |                                 | 404 | no platform "nowhere"
            GET   | /api/v1/rooms/99999/settings       |                                 | 404 | no room 99999
            PATCH | /api/v1/rooms                      | {"ids":[]}                      | 400 | ids
            PATCH | /api/v1/rooms                      | {"ids":[1,99999],"paused":true,"settings":{"format":"mkv"}} | 404 | no room 99999
            PATCH | /api/v1/rooms                      | {"ids":[1],"paused":true,"settings":{"split":"soon","format":"mkv"}} | 422 | split
            """)
    void whatIsWrongChangesNothing(String method, String path, String body, int status, String sentence) {
        HttpResponse<String> answer = call(method, path, body == null ? "" : body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("detail").asString()).contains(sentence);
        has(setting(OF_SERVICE, "format"), "original", "file", "service", false);
        has(setting(OF_ROOM, "format"), "original", "file", "service", false);
        assertThat(server.library.done).isEmpty();
    }

    @Test
    void manyRoomsAreChangedAtOnce() {
        String change = "{\"ids\":[1,3,3],\"paused\":true,\"settings\":{\"format\":\"mkv\",\"quality\":\"best\"}}";
        HttpResponse<String> answer = call("PATCH", "/api/v1/rooms", change);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).size()).isEqualTo(2);
        assertThat(server.library.done).containsExactly("pause 1", "pause 3");
        has(setting(OF_ROOM, "format"), "mkv", "page", "room", true);
        has(setting("/api/v1/rooms/3/settings", "quality"), "best", "page", "room", true);
        has(setting("/api/v1/rooms/2/settings", "format"), "original", "file", "service", false);

        call("PATCH", "/api/v1/rooms", "{\"ids\":[1,3],\"settings\":{\"format\":null}}");
        has(setting(OF_ROOM, "format"), "original", "file", "service", false);
        assertThat(server.library.done).as("paused says nothing").hasSize(2);
    }
}
