package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.access.SetupCode;
import io.aircheck.server.accounts.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that the whole network reaches, before and after it has its first password; and what strangers try on it. */
class ClosedServiceTest {

    private static final String PASSWORD = "correct horse";

    @TempDir
    Path home;

    private PageServer server;

    @BeforeEach
    void start() {
        server = new PageServer(home, Map.of("host", "0.0.0.0"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String code() {
        return server.context().getBean(SetupCode.class).text();
    }

    private static Map<String, String> wishes(String code) {
        return Map.of("name", "owner", "password", PASSWORD, "repeated", PASSWORD, "code", code);
    }

    @Test
    void showsNothingButTheSetupAndTakesOnlyTheLogsCode() {
        HttpResponse<String> shown = server.get("/rooms/1");
        assertThat(shown.uri().getPath()).isEqualTo("/setup");
        assertThat(shown.body()).contains("Code from the log").doesNotContain("林间小调", code());
        assertThat(server.get("/api/v1/rooms").statusCode()).isEqualTo(401);

        HttpResponse<String> wrong = server.submit("/setup", "/setup", wishes("AAAABBBBCCCC"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("The code is another one.");
        assertThat(server.accounts.any()).isFalse();

        String typed = code().toLowerCase(Locale.ROOT).replaceFirst("^(....)", "$1-");
        assertThat(server.submit("/setup", "/setup", wishes(typed)).body()).contains("you are logged in", "林间小调");
        assertThat(server.get("/setup").statusCode()).isEqualTo(404);
    }

    @Test
    void slowsDownWhoeverGuessesTheCode() {
        for (int i = 0; i < 5; i++) {
            server.submit("/setup", "/setup", wishes("AAAABBBBCCCC"));
        }

        assertThat(server.submit("/setup", "/setup", wishes(code())).body()).contains("Too many wrong passwords");
        assertThat(server.accounts.any()).isFalse();
    }

    @Test
    void believesNoProxyThatItWasNotToldOf() {
        server.accounts.add("anna", Role.OWNER, PASSWORD);
        try (Guest guesser = Guest.stranger(server)) {
            for (int i = 0; i < 5; i++) {
                String basic =
                        Base64.getEncoder().encodeToString(("nobody" + i + ":x").getBytes(StandardCharsets.UTF_8));
                guesser.get("/api/v1/rooms", "Authorization", "Basic " + basic, "X-Forwarded-For", "10.0.0." + i);
            }
            assertThat(guesser.submit("/login", Map.of("username", "anna", "password", PASSWORD))
                            .headers()
                            .firstValue("location")
                            .orElse(""))
                    .contains("/login?error&wait=");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/..%2f..%2fconfig%2faircheck.yaml",
                "/media/%2e%2e/%2e%2e/etc/passwd",
                "/media/1%00",
                "/media/1;/../../config",
                "/vendor/..%2f..%2fdb/migration/V1__rooms_recordings_events.sql",
                "/vendor/%2e%2e/application.properties",
                "/..%5c..%5cconfig",
                "/media/-1",
                "/media/1e3"
            })
    void leadsOutOfNoFolder(String path) {
        server.accounts.add("anna", Role.OWNER, PASSWORD);
        try (Guest owner = Guest.loggedIn(server, "anna", PASSWORD)) {
            HttpResponse<String> answer = owner.get(path);
            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("CREATE TABLE", "password:", "root:");
        }
    }

    @Test
    void answersEverybodyWithTheHeadersThatKeepBrowsersIn() {
        server.accounts.add("anna", Role.OWNER, PASSWORD);
        try (Guest owner = Guest.loggedIn(server, "anna", PASSWORD);
                Guest stranger = Guest.stranger(server)) {
            for (HttpResponse<String> answer : List.of(
                    owner.get("/"),
                    owner.get("/accounts"),
                    owner.get("/nothing"),
                    owner.get("/api/v1/rooms"),
                    stranger.get("/login"),
                    stranger.get("/"),
                    stranger.get("/api/v1/rooms"),
                    stranger.get("/app.css"))) {
                assertThat(answer.headers()
                                .firstValue("content-security-policy")
                                .orElse(""))
                        .as(answer.uri().toString())
                        .contains(
                                "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "*");
                assertThat(answer.headers().firstValue("x-content-type-options"))
                        .contains("nosniff");
                assertThat(answer.headers().firstValue("x-frame-options")).contains("DENY");
                assertThat(answer.headers().firstValue("referrer-policy")).contains("same-origin");
                assertThat(answer.headers().map()).doesNotContainKey("server");
            }
            assertThat(owner.get("/accounts")
                            .headers()
                            .firstValue("cache-control")
                            .orElse(""))
                    .contains("no-store");
        }
    }
}
