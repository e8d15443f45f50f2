package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with a password. */
class LockedServiceTest {

    private static final String PASSWORD = "correct horse";

    @TempDir
    Path home;

    private PageServer server;

    @BeforeEach
    void start() {
        server = new PageServer(home, Map.of("password", PASSWORD));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void letsNobodySeeARoomBeforeTheLogin() {
        HttpResponse<String> answer = server.get("/recordings/71");

        assertThat(answer.uri().getPath()).isEqualTo("/login");
        assertThat(answer.body()).contains("type=\"password\"").doesNotContain("林间小调", "On air", "free");
        assertThat(server.get("/live?view=rooms").statusCode()).isEqualTo(401);
        assertThat(server.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(server.get("/app.css").statusCode()).isEqualTo(200);
        assertThat(server.get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    @Test
    void goesOnToThePageThatWasWanted() {
        server.get("/recordings/71");

        HttpResponse<String> answer =
                server.submit("/login", "/login", Map.of("username", "aircheck", "password", PASSWORD));

        assertThat(answer.uri().getPath()).isEqualTo("/recordings/71");
        assertThat(answer.body()).contains("林间小调", "Log out");
        assertThat(server.submit("/", "/logout", Map.of()).body()).contains("You are logged out.");
        assertThat(server.get("/").uri().getPath()).isEqualTo("/login");
    }

    @Test
    void slowsDownWhoeverGuesses() {
        for (int i = 0; i < 5; i++) {
            assertThat(server.submit("/login", "/login", Map.of("password", "wrong " + i))
                            .uri()
                            .getQuery())
                    .isEqualTo("error");
        }

        HttpResponse<String> answer = server.submit("/login", "/login", Map.of("password", PASSWORD));

        assertThat(answer.body()).contains("Too many wrong passwords").doesNotContain("林间小调");
    }

    @Test
    void aLoginFormWithoutTokenIsRefusedWithoutSpoilingTheNextLogin() {
        assertThat(server.post("/login", "password=x").statusCode()).isEqualTo(403);

        assertThat(server.submit("/login", "/login", Map.of("password", PASSWORD))
                        .uri()
                        .getPath())
                .isEqualTo("/");
    }

    @Test
    void takesBasicAuthenticationFromPrograms() {
        assertThat(server.get("/api/v1/nothing").statusCode()).isEqualTo(401);
        assertThat(server.get("/api/v1/nothing", "Authorization", basic("anybody", PASSWORD))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/nothing", "Authorization", basic("anybody", "wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aircheck-remember", "other"})
    void aMadeUpRememberMeCookieIsWorthNothing(String value) {
        assertThat(server.get("/", "Cookie", "remember-me=" + value).uri().getPath())
                .isEqualTo("/login");
    }

    private static String basic(String name, String password) {
        byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }
}
