package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service on loopback without a password: no login, but no way in for other people's pages either. */
class OpenServiceTest {

    @TempDir
    static Path home;

    private static PageServer server;

    @BeforeAll
    static void start() {
        server = new PageServer(home, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?state=attention&q=bili",
                "/rooms/5",
                "/recordings",
                "/rooms/5?month=2026-10",
                "/recordings?q=jazz",
                "/recordings?song=blue&room=3&platform=douyin&from=2026-11-01&to=2026-11-20",
                "/recordings/71",
                "/recordings/58?part=581",
                "/events",
                "/events?before=4",
                "/notifications",
                "/jobs",
                "/cleanup",
                "/identify",
                "/identify?before=3",
                "/identify/1",
                "/identify/4",
                "/status",
                "/log",
                "/log?level=error"
            })
    void servesEveryPage(String path) {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<main", "</html>");
    }

    @Test
    void asksForADayThatIsOne() {
        HttpResponse<String> answer = server.get("/recordings?from=monday");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is no day").doesNotContain("Exception");
    }

    @Test
    void aFoundSongLeadsToItsMomentInThePlayer() {
        assertThat(server.get("/recordings?song=blue%20green").body())
                .contains("href=\"/recordings/58?part=580&amp;at=754#player\"", "Miles Davis - Blue in Green")
                .doesNotContain("月亮代表我的心");
        assertThat(server.get("/recordings/58?part=580&at=754").body()).contains("src=\"/media/580#t=754\"");
    }

    @Test
    void monthsOfARoomAreReachedByLinks() {
        String page = server.get("/rooms/5").body();

        assertThat(page)
                .contains(
                        "November 2026", "href=\"/rooms/5?month=2026-10#history\"", "<th scope=\"col\" abbr=\"Monday\"")
                .contains("<td class=\"level-1\" aria-current=\"date\">");
        assertThat(server.get("/rooms/5?month=2026-10").body())
                .contains("October 2026", "href=\"/rooms/5?month=2026-11#history\"")
                .doesNotContain("month=2026-09");
    }

    @Test
    void asksWhichSongItIsAndShowsTheAnswer() {
        HttpResponse<String> waiting =
                server.submit("/identify", "/identify", Map.of("source", "https://live.example/9", "deep", "true"));
        assertThat(waiting.uri().getPath()).matches("/identify/\\d+");
        assertThat(waiting.body())
                .contains("computer: https://live.example/9", "hx-trigger=\"every 1s\"", "Listening …");

        assertThat(server.get("/identify/1").body())
                .contains(
                        "邓丽君 - &lt;script",
                        "97 % sure",
                        "at 0:01:01 of the song",
                        "6.0 % faster",
                        "2.0 % lower",
                        "Cover of it",
                        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                        "https://open.spotify.com/track/a%22%3E%3Cscript%3E",
                        "/rooms/3/identify")
                .doesNotContain("<script>alert(1)", "every 1s");
        assertThat(server.get("/identify/2").body()).contains("Off air");
        assertThat(server.get("/identify/99").statusCode()).isEqualTo(404);
        assertThat(server.get("/rooms/3").body()).contains("id=\"identify-3\"", "Identify now");
        assertThat(server.get("/rooms/7").body()).doesNotContain("identify-7");
        assertThat(server.submit("/rooms/3", "/rooms/3/identify", Map.of()).body())
                .contains("computer: https://www.twitch.tv/studio_nine");
    }

    @Test
    void triesAChannelAndShowsWhatTheServiceAnswered() {
        String page = server.get("/notifications").body();
        assertThat(page)
                .contains(
                        "DingTalk …cdef",
                        "Telegram 42",
                        "given up after 6 attempts",
                        "HTTP 503: &lt;b&gt;busy&lt;/b&gt;")
                .doesNotContain("<script>alert(1)", "access_token");

        assertThat(server.submit("/notifications", action(page, "test", 0), Map.of())
                        .body())
                .contains("DingTalk …cdef took the test message.");
        assertThat(server.submit("/notifications", action(page, "test", 1), Map.of())
                        .body())
                .contains("Telegram 42 did not take the test message: HTTP 401: Unauthorized");
        assertThat(server.submit("/notifications", "/notifications/1/again", Map.of())
                        .body())
                .contains("It is sent again.");
        assertThat(server.submit("/notifications", "/notifications/channels/unknown/test", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsWorkAndHooksWithoutSecretsAndSteersThem() {
        String page = server.get("/jobs").body();
        assertThat(page)
                .contains(
                        "receiver.example",
                        "a room went live, a recording is finished",
                        "will be tried again, tried 2 times, HTTP 503",
                        "failed, exit status 3",
                        "waits for the step before it",
                        "busy &lt;b&gt;",
                        "上传.sh")
                .doesNotContain("<script>alert(1)", "S3CRET");

        assertThat(server.submit("/jobs", "/jobs/6/retry", Map.of("back", "/jobs"))
                        .body())
                .contains("It is tried again.");
        assertThat(server.submit("/jobs", "/jobs/5/retry", Map.of("back", "/jobs"))
                        .body())
                .contains("This cannot be tried again");
        assertThat(server.submit("/jobs", "/jobs/9/cancel", Map.of("back", "/jobs"))
                        .body())
                .contains("Called off.");
        assertThat(server.submit("/jobs", "/hooks", Map.of("name", "x", "program", "nothing"))
                        .body())
                .contains("This hook cannot be set up: there is no program &lt;b&gt;");
        assertThat(server.submit("/jobs", "/hooks", Map.of("name", "x", "on", "live", "url", "https://x.example"))
                        .body())
                .contains("is set up.", "<code id=\"secret\">S3CRET</code>");
        assertThat(server.get("/jobs").body()).as("it is told once").doesNotContain("S3CRET");
        assertThat(server.submit("/jobs", "/hooks/my%20receiver/remove", Map.of())
                        .body())
                .contains("The hook was removed.");
        assertThat(server.submit("/jobs", "/hooks/upload/test", Map.of()).body())
                .contains("It was put into the line");
        assertThat(server.submit("/jobs", "/hooks/unknown/test", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysWhatWouldGoAndWhyAndBringsItBack() {
        assertThat(server.get("/cleanup").body())
                .contains(
                        "makes 9.80 GB of room",
                        "older than its room keeps",
                        "the disk needs the room; deleted for good, not kept in the trash",
                        "in the trash long enough; deleted for good",
                        "locked",
                        "moved by hand · deleted in 5 d")
                .doesNotContain("<script>alert(1)");

        assertThat(server.submit("/cleanup", "/cleanup", Map.of()).body())
                .contains("Cleaned up: 2 into the trash, 2 deleted for good, 9.80 GB of room made.");
        assertThat(server.submit("/cleanup", "/trash/35/restore", Map.of()).body())
                .contains("It is back in the library.");
        assertThat(server.submit("/cleanup", "/trash/34/restore", Map.of()).body())
                .contains("Another file stands where one of its files was.");
        HttpResponse<String> locked = server.submit("/recordings/58", "/recordings/58/trash", Map.of());
        assertThat(locked.uri().getPath()).isEqualTo("/recordings/58");
        assertThat(locked.body()).contains("It is locked and stays.", "Unlock", "copied 2 files");
        assertThat(server.submit("/recordings/58", "/recordings/58/unlock", Map.of("back", "/recordings/58"))
                        .body())
                .contains("No longer locked.");
    }

    /** The address of one of the page's forms. */
    private static String action(String page, String ending, int which) {
        return Pattern.compile("action=\"(/notifications/[^\"]+/" + ending + ")\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList()
                .get(which);
    }

    @Test
    void namesABrokenPlatformOfTheUserOnTheRoomsPageInBothLanguages() {
        server.submit("/", "/preferences/language", Map.of("language", "zh-CN"));
        assertThat(server.get("/").body()).contains("自定义平台有问题", "mysite.js 第 3 行出错");
        server.submit("/", "/preferences/language", Map.of("language", "en"));
        assertThat(server.get("/").body())
                .contains("There is something wrong with your own platforms", "mysite.js failed in line 3: TypeError");
    }

    @ParameterizedTest
    @CsvSource({
        "/app.css, text/css",
        "/tokens.css, text/css",
        "/app.js, text/javascript",
        "/player.js, text/javascript",
        "/icons.svg, image/svg+xml",
        "/favicon.ico, image",
        "/manifest.json, application/json",
        "/vendor/htmx-2.0.10/htmx.min.js, text/javascript"
    })
    void servesWhatThePagesLoad(String path, String type) {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(type);
    }

    @Test
    void forbidsInlineScriptsAndFrames() {
        Map<String, List<String>> headers = server.get("/").headers().map();

        assertThat(headers.get("content-security-policy").getFirst())
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers).containsKeys("x-content-type-options", "referrer-policy", "cross-origin-opener-policy");
    }

    @Test
    void answersInTheBrowsersLanguageUntilAnotherIsChosen() {
        assertThat(server.get("/events", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                        .body())
                .contains("lang=\"zh-CN\"", "开始录制");

        HttpResponse<String> chosen =
                server.submit("/events", "/preferences/language", Map.of("language", "zh-CN", "back", "/events"));
        assertThat(chosen.uri().getPath()).isEqualTo("/events");
        assertThat(chosen.body()).contains("开始录制");
        server.submit("/", "/preferences/language", Map.of("language", "en"));
    }

    @Test
    void saysWhatCameOfAFormInTheLanguageOfThePageThatSaysIt() {
        try (Guest guest = Guest.stranger(server)) {
            guest.submit("/rooms/7/pause", Map.of());
            assertThat(guest.get("/", "Accept-Language", "zh-CN").body())
                    .containsPattern("(?s)role=\"status\">.{0,300}已暂停")
                    .doesNotContain("Paused ");
        }
    }

    @Test
    void remembersTheLook() {
        assertThat(server.submit("/", "/preferences/theme", Map.of("theme", "dark", "back", "/recordings"))
                        .body())
                .contains("data-theme=\"dark\"");
    }

    @Test
    void watchesARoomThatIsTyped() {
        HttpResponse<String> answer =
                server.submit("/", "/rooms", Map.of("url", " https://live.example/1 ", "quality", "HD", "back", "/"));

        assertThat(server.library.done).contains("add https://live.example/1 HD");
        assertThat(answer.body()).contains("Watching https://live.example/1");
    }

    @Test
    void saysWhyAnAddressIsRefusedAndKeepsWhatWasTyped() {
        HttpResponse<String> answer = server.submit("/", "/rooms", Map.of("url", "nonsense\"<b>"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("No platform knows this address", ">nonsense\"&lt;b&gt;</textarea>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n\r\n", ", ", "，", " "})
    void watchesAllRoomsThatArePasted(String between) {
        String first = "https://live.example/first" + (int) between.charAt(0);
        String second = "https://live.example/second,x" + (int) between.charAt(0);
        HttpResponse<String> answer =
                server.submit("/", "/rooms", Map.of("url", first + between + second, "back", "/"));

        assertThat(server.library.done).contains("add " + first + " null", "add " + second + " null");
        assertThat(answer.body()).contains("2 rooms are watched now");
    }

    @Test
    void takesWhatItCanOfWhatIsPastedAndKeepsTheRest() {
        HttpResponse<String> answer = server.submit(
                "/", "/rooms", Map.of("url", "https://live.example/31\nnonsense\nhttps://live.example/32"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(server.library.done)
                .contains("add https://live.example/31 null", "add https://live.example/32 null");
        assertThat(answer.body())
                .contains("2 taken and watched now", "No platform knows this address", ">nonsense</textarea>");
    }

    @Test
    void pausesChecksAndStops() {
        server.submit("/", "/rooms/7/pause", Map.of("back", "/"));
        server.submit("/", "/rooms/7/check", Map.of("back", "/"));
        HttpResponse<String> stopped = server.submit("/", "/recordings/71/stop", Map.of("back", "/recordings/71"));

        assertThat(server.library.done).contains("pause 7", "check 7", "stop 71");
        assertThat(stopped.uri().getPath()).isEqualTo("/recordings/71");
        assertThat(stopped.body()).contains("The recording is being finished.");
    }

    @Test
    void saysThatARoomOfAListFileIsChangedThere() {
        assertThat(server.submit("/", "/rooms/8/remove", Map.of()).body()).contains("Change it there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "https://evil.example/", "/\\evil.example"})
    void neverSendsAVisitorElsewhere(String back) {
        HttpResponse<String> answer = server.submit("/", "/rooms/7/check", Map.of("back", back));

        assertThat(answer.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(answer.uri().getPath()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rooms",
                "/rooms/7/pause",
                "/recordings/71/stop",
                "/preferences/theme",
                "/hooks",
                "/jobs/6/retry",
                "/cleanup",
                "/trash/35/delete",
                "/recordings/58/trash"
            })
    void refusesFormsWithoutOurToken(String path) {
        assertThat(server.post(path, "url=https%3A%2F%2Fx.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesTheApiToPagesOfOthersButNotToPrograms() {
        assertThat(server.post("/api/v1/nothing", "", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post("/api/v1/nothing", "", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post("/api/v1/nothing", "").statusCode())
                .as("this browser has a session")
                .isEqualTo(403);
        assertThat(Guest.stranger(server)
                        .send("POST", "/api/v1/nothing", Guest.Token.NONE)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, 200",
        "127.0.0.1, 200",
        "[::1]:8080, 200",
        "evil.example:8080, 421",
        "127.0.0.1.evil.example, 421",
        "192.168.1.5, 421"
    })
    void answersOnlyToItsOwnNames(String host, int status) throws IOException {
        assertThat(statusFor(host)).isEqualTo(status);
    }

    /** By hand, for HTTP clients do not let a Host header be made up. */
    private static int statusFor(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address("/").getPort())) {
            String request = "GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String statusLine = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            return Integer.parseInt(statusLine.split(" ")[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rooms/12345", "/recordings/12345", "/nothing/here"})
    void showsAFriendlyPageForWhatIsNotThere(String path) {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Nothing here", "To the rooms").doesNotContain("Exception");
    }

    @Test
    void showsAFriendlyPageForAnAddressThatMakesNoSense() {
        assertThat(server.get("/rooms/abc").body())
                .contains("That did not work")
                .doesNotContain("Exception");
    }
}
