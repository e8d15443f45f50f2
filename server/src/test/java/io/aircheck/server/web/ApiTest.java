package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.access.RouteRules;
import io.aircheck.server.accounts.Right;
import io.aircheck.server.accounts.Scope;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all calls of the API have in common: problems, pages, calls that may be repeated, and the document of them all. */
class ApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    @TempDir
    static Path home;

    private static PageServer server;
    private static Guest program;
    private static String key;

    @BeforeAll
    static void start() {
        server = new PageServer(home, Map.of());
        program = Guest.stranger(server);
        key = "Bearer " + server.keys.make("test", Scope.ADMIN, null, "test").secret();
    }

    @AfterAll
    static void stop() {
        program.close();
        server.close();
    }

    private static HttpResponse<String> call(String method, String path, String body) {
        return program.call(method, path, body, "Authorization", key, "Content-Type", "application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET    | /api/v1/nothing               |                              | 404 | there is nothing at this address
        GET    | /api/v1/rooms/999             |                              | 404 | there is no room 999
        GET    | /api/v1/identifications/99    |                              | 404 | there is no identification 99
        POST   | /api/v1/identifications       | {"recording":1,"at":-1}      | 400 | at
        GET    | /api/v1/rooms/abc             |                              | 400 | id must be a number
        GET    | /api/v1/events?limit=x        |                              | 400 | limit must be a number
        GET    | /api/v1/recordings?from=monday |                             | 400 | from must be a day such as
        PUT    | /api/v1/rooms                 | {}                           | 405 | does not take PUT
        POST   | /api/v1/rooms                 | {"url":""}                   | 400 | url
        POST   | /api/v1/rooms                 | nonsense                     | 400 | not the JSON
        POST   | /api/v1/rooms                 | {"url":"nonsense"}           | 422 | unknown
        PATCH  | /api/v1/rooms/7               | {}                           | 400 | paused
        POST   | /api/v1/recordings/58/stop    |                              | 409 | does not run
        POST   | /api/v1/notifications/5/again |                              | 404 | cannot be sent again
        POST   | /api/v1/notifications/channels/x/test |                      | 404 | no channel x
        POST   | /api/v1/accounts              | {"name":"a","role":"owner","password":"correct horse"} | 409 | /setup
        PATCH  | /api/v1/accounts/5            | {"role":"viewer"}            | 404 | there is no account 5
        PATCH  | /api/v1/accounts/5            | {"role":"god"}               | 422 | owner, operator, viewer
        POST   | /api/v1/keys                  | {"name":"x","scope":"all"}   | 422 | read, operate, admin
        POST   | /api/v1/keys                  | {"name":" ","scope":"read"}  | 422 | 1 to 64
        POST   | /api/v1/keys                  | {"name":"x","scope":"read","days":0} | 400 | days
        GET    | /media/999                    |                              | 404 | no file of part 999
        GET    | /media/999/index.m3u8         |                              | 404 | no file of part 999
        GET    | /media/x/index.m3u8           |                              | 400 | part must be a number
        """)
    void whatCannotBeIsAProblemWithASentence(String method, String path, String body, int status, String sentence) {
        HttpResponse<String> answer = call(method, path, body == null ? "" : body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).contains(sentence);
        assertThat(problem.path("instance").asString()).isEqualTo(path.replaceFirst("\\?.*", ""));
    }

    @Test
    void aPageThatIsNotThereIsAPageForBrowsers() {
        assertThat(program.get("/nothing", "Accept", "text/html").body()).contains("<html", "Nothing here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/rooms?limit=2",
                "/api/v1/recordings?limit=2",
                "/api/v1/events?limit=2",
                "/api/v1/notifications?limit=2",
                "/api/v1/identifications?limit=2",
                "/api/v1/audit?limit=2&q=%3C%25"
            })
    void pagesGoOnAsTheirLinksSayUntilAllWasTold(String first) {
        List<Long> told = new ArrayList<>();
        String path = first;
        while (path != null) {
            HttpResponse<String> answer = call("GET", path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            JsonNode body = JSON.readTree(answer.body());
            JsonNode list = body.isArray() ? body : body.path("finished");
            assertThat(list.size()).isLessThanOrEqualTo(2);
            list.forEach(one -> told.add(one.path("id").asLong()));
            Optional<String> link = answer.headers().firstValue("link");
            assertThat(link.isEmpty() || list.size() == 2).isTrue();
            path = link.map(ApiTest::next).orElse(null);
        }
        assertThat(told).doesNotHaveDuplicates();
        String all = first.replace("limit=2", "limit=500");
        JsonNode body = JSON.readTree(call("GET", all, "").body());
        assertThat(told).hasSize((body.isArray() ? body : body.path("finished")).size());
    }

    private static String next(String link) {
        Matcher matcher = NEXT.matcher(link);
        assertThat(matcher.matches()).as(link).isTrue();
        return matcher.group(1);
    }

    @Test
    void recordingsAreFoundBySongAndDayWithWhereItWasHeard() {
        JsonNode found = JSON.readTree(call("GET", "/api/v1/recordings?song=%E6%9C%88%E4%BA%AE&room=3", "")
                .body());
        assertThat(found.path("running").size()).isZero();
        assertThat(found.path("finished").size()).isPositive();
        found.path("finished").forEach(recording -> {
            assertThat(recording.path("room").asLong()).isEqualTo(3);
            assertThat(recording.path("plays").size()).isEqualTo(1);
            assertThat(recording.path("plays").path(0).path("title").asString()).isEqualTo("月亮代表我的心");
            assertThat(recording.path("plays").path(0).path("start").asInt()).isEqualTo(61);
        });
        String day = "/api/v1/recordings?from=2026-11-20T13:00:00Z&to=2026-11-20T13:10:00Z";
        JsonNode running = JSON.readTree(call("GET", day, "").body()).path("running");
        assertThat(running.valueStream().map(it -> it.path("id").asLong())).containsExactly(71L, 72L, 74L);
    }

    @Test
    void aQuestionAboutASongIsTakenAndItsAnswerFetched() {
        HttpResponse<String> asked = call("POST", "/api/v1/identifications", "{\"source\":\"https://live.example/1\"}");
        assertThat(asked.statusCode()).isEqualTo(202);
        JsonNode question = JSON.readTree(asked.body());
        assertThat(question.path("state").asString()).isEqualTo("running");
        assertThat(question.path("source").asString()).startsWith("key ");
        assertThat(call("GET", asked.headers().firstValue("location").orElseThrow(), "")
                        .body())
                .isEqualTo(asked.body());

        JsonNode answer =
                JSON.readTree(call("GET", "/api/v1/identifications/1", "").body());
        assertThat(answer.path("state").asString()).isEqualTo("identified");
        assertThat(answer.path("matches")
                        .path(0)
                        .path("external")
                        .path("youtube")
                        .asString())
                .isEqualTo("dQw4w9WgXcQ");
        assertThat(answer.path("ambiguous").size()).isOne();
        assertThat(answer.path("heard").asDouble()).isEqualTo(6);
    }

    @Test
    void callsMayBeRepeated() {
        String wish = "{\"url\":\"https://live.example/again\"}";
        HttpResponse<String> first = call("POST", "/api/v1/rooms", wish);
        HttpResponse<String> second = call("POST", "/api/v1/rooms", wish);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("location"))
                .isEqualTo(second.headers().firstValue("location"));

        JsonNode made = JSON.readTree(call("POST", "/api/v1/keys", "{\"name\":\"x\",\"scope\":\"read\",\"days\":7}")
                .body());
        assertThat(made.path("secret").asString()).startsWith("ack_");
        String address = "/api/v1/keys/" + made.path("id").asLong();
        assertThat(call("GET", "/api/v1/keys", "").body())
                .doesNotContain(made.path("secret").asString());
        assertThat(call("DELETE", address, "").statusCode()).isEqualTo(204);
        assertThat(call("DELETE", address, "").statusCode()).isEqualTo(204);
        assertThat(call("DELETE", "/api/v1/rooms/12345", "").statusCode()).isEqualTo(204);
        assertThat(call("PATCH", "/api/v1/rooms/7", "{\"paused\":true}").statusCode())
                .isEqualTo(200);
        assertThat(call("PATCH", "/api/v1/rooms/7", "{\"paused\":true}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theDocumentHoldsEveryCallWithWhatItNeeds() {
        JsonNode document =
                JSON.readTree(call("GET", "/api/v1/openapi.json", "").body());
        assertThat(document.path("components").path("securitySchemes").propertyNames())
                .containsOnly("key", "password");
        TreeSet<String> documented = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    String name = call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    documented.add(name);
                    Right right = RouteRules.of(
                                    call.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey().replaceAll("\\{[^}]+}", "1"))
                            .rule()
                            .right();
                    assertThat(right).as(name).isNotNull();
                    assertThat(call.getValue()
                                    .path("security")
                                    .path(0)
                                    .path("key")
                                    .path(0)
                                    .asString())
                            .as(name)
                            .isEqualTo(Scope.needed(right).id());
                    assertThat(call.getValue().path("summary").asString())
                            .as(name)
                            .isNotBlank();
                    assertThat(call.getValue().path("responses").propertyNames())
                            .as(name)
                            .contains("default");
                }));
        TreeSet<String> mapped = new TreeSet<>();
        RoutesTest.mapped(server).stream()
                .filter(route ->
                        route.path().startsWith("/api/") || route.path().startsWith("/media/"))
                .filter(route -> !route.path().contains("openapi"))
                .forEach(route -> mapped.add(route.toString()));
        assertThat(documented).isEqualTo(mapped);
    }
}
