package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.accounts.Role;
import io.aircheck.server.accounts.Scope;
import io.aircheck.server.audit.AuditLine;
import io.aircheck.server.notify.ConfiguredChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did what, as the owner reads it. */
class AuditPagesTest {

    private static final String PASSWORD = "correct horse";

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

    /** Oldest first, as {@code who act thing result}. */
    private List<String> kept() {
        return server.audit.latest(100, null, "").reversed().stream()
                .map(AuditPagesTest::told)
                .toList();
    }

    private static String told(AuditLine line) {
        return String.join(
                        " ",
                        line.actor().kind(),
                        line.actor().name(),
                        line.act(),
                        line.thing(),
                        line.result().id())
                .replaceAll(" +", " ");
    }

    @Test
    void everythingSomebodyDoesOrTriesLeavesALine() {
        try (Guest owner = Guest.stranger(server)) {
            owner.submit("/rooms/7/pause", Map.of());
            owner.submit("/setup", Map.of("name", "anna", "password", PASSWORD, "repeated", PASSWORD));
            owner.submit("/accounts", Map.of("name", "ben", "role", "viewer", "password", PASSWORD));
            owner.submit("/accounts", Map.of("name", "ben", "role", "viewer", "password", PASSWORD));
            owner.submit("/rooms", Map.of("url", "https://live.example/1"));
            owner.submit("/rooms/8/remove", Map.of());
            owner.send("POST", "/rooms/7/pause", Guest.Token.NONE);
        }
        try (Guest viewer = Guest.loggedIn(server, "ben", PASSWORD)) {
            viewer.submit("/recordings/71/stop", Map.of());
            viewer.submit("/logout", Map.of());
        }
        try (Guest program = Guest.stranger(server)) {
            String key = "Bearer "
                    + server.keys.make("curl", Scope.OPERATE, null, "anna").secret();
            program.send("POST", "/api/v1/rooms/7/check", Guest.Token.NONE, "Authorization", key);
            program.send("DELETE", "/api/v1/rooms/7", Guest.Token.NONE, "Authorization", key);
        }
        String seven = server.library.rooms.stream()
                .filter(it -> it.room().id() == 7)
                .findFirst()
                .orElseThrow()
                .displayName();
        String eight = server.library.rooms.stream()
                .filter(it -> it.room().id() == 8)
                .findFirst()
                .orElseThrow()
                .displayName();

        assertThat(kept())
                .containsExactly(
                        "computer room.pause " + seven + " done",
                        "computer setup anna done",
                        "person anna account.add ben done",
                        "person anna account.add ben refused",
                        "person anna room.add https://live.example/1 done",
                        "person anna room.remove " + eight + " refused",
                        "person anna room.pause " + seven + " refused",
                        "person ben login done",
                        "person ben recording.stop 林间小调 · 深夜弹唱 · 点歌进行中 🎸 refused",
                        "person ben logout done",
                        "key curl room.check " + seven + " done",
                        "key curl room.remove " + seven + " refused");
        assertThat(server.audit.latest(1, null, "").getFirst().address()).isEqualTo("127.0.0.1");
    }

    @Test
    void aWrongPasswordLeavesALineButWhatWasTypedDoesNot() {
        server.accounts.add("anna", Role.OWNER, PASSWORD);
        try (Guest guest = Guest.stranger(server)) {
            guest.submit("/login", Map.of("username", "my-secret-by-mistake", "password", "x"));
            String basic = Base64.getEncoder().encodeToString("ANNA:wrong".getBytes(StandardCharsets.UTF_8));
            guest.get("/api/v1/rooms", "Authorization", "Basic " + basic);
            guest.send("POST", "/rooms/7/pause", Guest.Token.OWN);
        }

        assertThat(kept()).containsExactly("stranger login refused", "stranger login anna refused");
    }

    @Test
    void aTestOfAChannelThatDoesNotWorkWasDoneAllTheSame() {
        ConfiguredChannel broken = new SampleNotices().channels().getLast();
        try (Guest owner = Guest.stranger(server)) {
            owner.submit("/notifications/channels/" + broken.id() + "/test", Map.of());
            owner.submit("/notifications/9/again", Map.of());
            assertThat(owner.get("/audit").body()).contains("refused").doesNotContain("(302)");
            assertThat(owner.get("/audit", "Accept-Language", "zh-CN").body())
                    .contains("被拒绝")
                    .doesNotContain("（302）");
        }

        assertThat(kept())
                .containsExactly(
                        "computer channel.test " + broken.label() + " done", "computer notice.again 9 refused");
    }

    @Test
    void theOwnerReadsAndSearchesItInBothLanguages() {
        server.library.rooms.clear();
        try (Guest owner = Guest.stranger(server)) {
            owner.submit("/rooms", Map.of("url", "https://live.example/<script>alert(1)</script>"));
            for (int i = 0; i < 120; i++) {
                owner.send("POST", "/rooms/7/check", Guest.Token.NONE);
            }
            String page = owner.get("/audit").body();
            assertThat(page)
                    .contains("Somebody at this computer", "had checked", "refused (403)", "Older")
                    .doesNotContain("<script>alert");
            assertThat(owner.get("/audit?q=live.example").body())
                    .contains("added the room", "&lt;script")
                    .doesNotContain("had checked", "Older");
            assertThat(owner.get("/audit?q=nothing").body()).contains("Nothing fits this search.");
            assertThat(owner.get("/audit", "Accept-Language", "zh-CN").body()).contains("操作日志", "本机使用者", "被拒绝（403）");
        }
    }
}
