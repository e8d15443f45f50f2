package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.ApiKey;
import io.aircheck.server.accounts.Role;
import io.aircheck.server.accounts.Scope;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first password, logins and their sessions, accounts and keys, as somebody at a browser meets them. */
class AccountPagesTest {

    private static final String PASSWORD = "correct horse";
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([^<]+)</code>");

    @TempDir
    Path home;

    private PageServer server;

    @BeforeEach
    void start() {
        server = new PageServer(home, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Guest loggedIn(String name) {
        return Guest.loggedIn(server, name, PASSWORD);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("").replaceFirst("^http://[^/]+", "");
    }

    @Test
    void theFirstPasswordIsSetOnThePageAndClosesTheDoorOnEverybodyElse() {
        try (Guest first = Guest.stranger(server);
                Guest second = Guest.stranger(server)) {
            assertThat(first.get("/accounts").body()).contains("No password", "href=\"/setup\"");
            assertThat(second.get("/").statusCode()).isEqualTo(200);

            HttpResponse<String> set =
                    first.submit("/setup", Map.of("name", "王小明", "password", PASSWORD, "repeated", PASSWORD));

            assertThat(location(set)).isEqualTo("/");
            assertThat(first.get("/accounts").body()).contains("王小明", "you");
            assertThat(location(second.get("/"))).isEqualTo("/login");
            assertThat(second.get("/setup").statusCode()).isEqualTo(404);
            assertThat(second.submit("/setup", Map.of("name", "x", "password", PASSWORD, "repeated", PASSWORD))
                            .statusCode())
                    .isEqualTo(404);
        }
        try (Guest again = loggedIn("王小明")) {
            assertThat(again.get("/account").body()).contains("王小明", "Owner");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "owner, short, short, too short",
        "owner, correct horse, correct hors, differ",
        "'<b>', correct horse, correct horse, 1 to 32 letters",
        "owner-owner, Owner-Owner, Owner-Owner, must not be the name",
        "owner, 密密密密密密密密密密密密密密密密密密密密密密密密密, 密密密密密密密密密密密密密密密密密密密密密密密密密, too long"
    })
    void aFirstPasswordThatIsNoneIsRefused(String name, String password, String repeated, String sentence) {
        try (Guest guest = Guest.stranger(server)) {
            HttpResponse<String> answer =
                    guest.submit("/setup", Map.of("name", name, "password", password, "repeated", repeated));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains(sentence).doesNotContain("<b>", "value=\"" + password);
            assertThat(server.accounts.any()).isFalse();
        }
    }

    @Test
    void aLoginGetsAnotherSessionThanTheOneBefore() {
        server.accounts.add("anna", Role.OWNER, PASSWORD);
        try (Guest guest = Guest.stranger(server);
                Guest thief = Guest.stranger(server)) {
            guest.get("/recordings");
            String before = guest.cookie("aircheck-session").orElseThrow();
            thief.setCookie("aircheck-session", before);

            guest.submit("/login", Map.of("username", "anna", "password", PASSWORD));

            assertThat(guest.cookie("aircheck-session").orElseThrow()).isNotEqualTo(before);
            assertThat(guest.get("/").statusCode()).isEqualTo(200);
            assertThat(location(thief.get("/"))).isEqualTo("/login");
        }
    }

    @Test
    void theSessionsCookieIsOutOfScriptsReachAndStaysWithOurOwnPages() {
        try (Guest guest = Guest.stranger(server)) {
            server.accounts.add("anna", Role.OWNER, PASSWORD);
            assertThat(guest.get("/recordings").headers().allValues("set-cookie"))
                    .anyMatch(cookie -> cookie.startsWith("aircheck-session=")
                            && cookie.contains("HttpOnly")
                            && cookie.contains("SameSite=Lax"));
            assertThat(guest.get("/login").body()).doesNotContain("jsessionid");
        }
    }

    @Test
    void anotherPasswordEndsAllOtherSessions() {
        server.accounts.add("anna", Role.VIEWER, PASSWORD);
        try (Guest here = loggedIn("anna");
                Guest there = loggedIn("ANNA")) {
            String session = here.cookie("aircheck-session").orElseThrow();

            here.submit(
                    "/account/password",
                    Map.of("present", "another one", "password", "staple battery", "repeated", "staple battery"));
            assertThat(here.get("/account").body()).contains("That is not your present password.");
            assertThat(there.get("/").statusCode()).isEqualTo(200);

            here.submit(
                    "/account/password",
                    Map.of("present", PASSWORD, "password", "staple battery", "repeated", "staple battery"));
            assertThat(here.get("/account").body()).contains("All your other sessions have ended.");
            assertThat(here.cookie("aircheck-session").orElseThrow()).isNotEqualTo(session);
            assertThat(location(there.get("/"))).isEqualTo("/login");
        }
    }

    @Test
    void aCookieThatRemembersTheLoginEndsWithThePassword() {
        Account anna = server.accounts.add("anna", Role.VIEWER, PASSWORD);
        try (Guest guest = Guest.stranger(server)) {
            guest.submit("/login", Map.of("username", "anna", "password", PASSWORD, "remember-me", "on"));
            String cookie = guest.cookie("aircheck-remember").orElseThrow();
            try (Guest later = Guest.stranger(server)) {
                later.setCookie("aircheck-remember", cookie);
                assertThat(later.get("/").statusCode()).isEqualTo(200);
            }
            server.accounts.changePassword(anna.id(), "staple battery");
            try (Guest later = Guest.stranger(server)) {
                later.setCookie("aircheck-remember", cookie);
                assertThat(location(later.get("/"))).isEqualTo("/login");
            }
        }
    }

    @Test
    void ownersAddChangeAndRemoveAccountsAndTheLastOwnerStays() {
        server.accounts.add("anna", Role.OWNER, PASSWORD);
        try (Guest owner = loggedIn("anna")) {
            owner.submit("/accounts", Map.of("name", "ben", "role", "viewer", "password", PASSWORD));
            assertThat(owner.get("/accounts").body()).contains("ben may log in now.");
            owner.submit("/accounts", Map.of("name", "BEN", "role", "viewer", "password", PASSWORD));
            assertThat(owner.get("/accounts").body()).contains("There is an account of this name already.");
            Account ben = server.accounts.named("ben").orElseThrow();
            try (Guest viewer = loggedIn("ben")) {
                assertThat(viewer.get("/").body()).doesNotContain("action=\"/rooms", "href=\"/notifications\"");
                assertThat(viewer.get("/account").body()).doesNotContain("href=\"/accounts\"");
                assertThat(viewer.get("/accounts").statusCode()).isEqualTo(403);

                owner.submit("/accounts/" + ben.id() + "/role", Map.of("role", "operator"));
                assertThat(owner.get("/accounts").body()).contains("ben has another role now");

                assertThat(location(viewer.get("/")))
                        .as("another role ends the session")
                        .isEqualTo("/login");
            }
            try (Guest operator = loggedIn("ben")) {
                assertThat(operator.get("/").body())
                        .contains("action=\"/rooms/1/pause\"")
                        .doesNotContain("/remove\"");
                owner.submit("/accounts/" + ben.id() + "/remove", Map.of());
                assertThat(location(operator.get("/"))).isEqualTo("/login");
                assertThat(owner.get("/accounts").body()).contains("ben is removed.");
            }
            long anna = server.accounts.named("anna").orElseThrow().id();
            owner.submit("/accounts/" + anna + "/remove", Map.of());
            assertThat(owner.get("/accounts").body()).contains("there would be no owner");
            owner.submit("/accounts/" + anna + "/role", Map.of("role", "viewer"));
            assertThat(owner.get("/accounts").statusCode()).isEqualTo(200);
            assertThat(owner.submit("/accounts/" + anna + "/role", Map.of("role", "god"))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aKeyIsShownOnceAndOpensTheApiUntilItIsRevokedOrExpires() {
        server.accounts.add("anna", Role.OWNER, PASSWORD);
        try (Guest owner = loggedIn("anna");
                Guest program = Guest.stranger(server)) {
            owner.submit("/keys", Map.of("name", "<script>alert(1)</script>", "scope", "operate", "days", "30"));
            String page = owner.get("/keys").body();
            Matcher secret = SECRET.matcher(page);
            assertThat(secret.find()).isTrue();
            assertThat(page).doesNotContain("<script>alert");
            assertThat(owner.get("/keys").body())
                    .doesNotContain(secret.group(1))
                    .contains("never used");
            String header = "Bearer " + secret.group(1);

            assertThat(program.get("/api/v1/rooms", "Authorization", header).statusCode())
                    .isEqualTo(200);
            assertThat(program.send("POST", "/api/v1/rooms/7/check", Guest.Token.NONE, "Authorization", header)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(program.get("/", "Authorization", header).statusCode()).isEqualTo(302);
            assertThat(program.cookie("aircheck-session"))
                    .as("a key opens no session; the page asked for a login")
                    .isPresent();
            assertThat(owner.get("/keys").body()).doesNotContain("never used");

            ApiKey key = server.keys.all().getFirst();
            assertThat(key.isExpired(SampleService.NOW.plus(Duration.ofDays(29))))
                    .isFalse();
            assertThat(key.isExpired(SampleService.NOW.plus(Duration.ofDays(30))))
                    .isTrue();
            owner.submit("/keys/" + key.id() + "/revoke", Map.of());
            HttpResponse<String> refused = program.get("/api/v1/rooms", "Authorization", header);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("was revoked").contains("\"status\":401");
            assertThat(refused.headers().firstValue("www-authenticate").orElse(""))
                    .startsWith("Bearer");
        }
    }

    @Test
    void aKeyThatIsNoneIsRefusedEvenWhereNobodyNeedsOne() {
        try (Guest program = Guest.stranger(server)) {
            assertThat(program.get("/api/v1/rooms").statusCode()).isEqualTo(200);
            assertThat(program.get("/api/v1/rooms", "Authorization", "Bearer nonsense")
                            .statusCode())
                    .isEqualTo(401);
            String key = server.keys.make("reader", Scope.READ, null, "test").secret();
            assertThat(program.send("POST", "/api/v1/rooms/7/check", Guest.Token.NONE, "Authorization", "Bearer " + key)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatIsStoredOfAPasswordIsNoPassword() {
        Account anna = server.accounts.add("anna", Role.OWNER, PASSWORD);
        try (Guest program = Guest.stranger(server)) {
            for (String tried : new String[] {anna.hash(), anna.seal(), "", " ", PASSWORD + " "}) {
                String basic = Base64.getEncoder().encodeToString(("anna:" + tried).getBytes(StandardCharsets.UTF_8));
                assertThat(program.get("/api/v1/rooms", "Authorization", "Basic " + basic)
                                .statusCode())
                        .as(tried)
                        .isEqualTo(401);
            }
        }
    }
}
