package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPagesTest {

    @TempDir
    private static Path home;

    private static PageServer server;

    @BeforeAll
    static void start() {
        server = new PageServer(home, Map.of("quality", "720p"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aChangeIsTakenShownWithItsOriginAndTakenBack() {
        HttpResponse<String> answer = server.submit("/settings", "/settings", Map.of("format", "mkv", "split", "off"));
        assertThat(answer.body()).contains("Saved.", "<option value=\"mkv\" selected", "Set here", "reset-format");
        assertThat(answer.body()).as("what was not changed stays the file's").doesNotContain("reset-split");
        answer = server.submit("/settings", "/settings", Map.of("reset", "format"));
        assertThat(answer.body())
                .contains("<option value=\"original\" selected")
                .doesNotContain("reset-format");
    }

    @Test
    void aWrongValueIsToldBesideItsField() {
        HttpResponse<String> answer = server.submit("/settings", "/settings", Map.of("check-interval", "<b>soon</b>"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Nothing was changed",
                        "check-interval: \"&lt;b&gt;soon&lt;/b&gt;\" is not allowed; allowed: 5s to 1d")
                .contains("aria-invalid=\"true\"", "value=\"&lt;b>soon&lt;/b>\"");
    }

    @Test
    void whatTheCommandLineFixesCannotBeChangedHere() {
        assertThat(server.get("/settings").body())
                .contains("fixed by an option of the command line")
                .doesNotContain("name=\"quality\"", "name=\"port\"");
    }

    @Test
    void aPlatformHasItsCookieWhichIsNeverShown() {
        HttpResponse<String> answer = server.submit(
                "/settings/platforms/douyin", "/settings/platforms/douyin", Map.of("cookie", "ttwid=oyster"));
        assertThat(answer.body()).contains("reset-cookie").doesNotContain("oyster");
        answer = server.submit(
                "/settings/platforms/douyin", "/settings/platforms/douyin", Map.of("cookie", "", "username", "me"));
        assertThat(answer.body()).as("an empty field leaves a secret as it is").contains("reset-cookie");
        assertThat(server.get("/settings/platforms/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aRoomHasItsOwn() {
        long id = SampleRooms.rooms().getFirst().room().id();
        HttpResponse<String> answer =
                server.submit("/rooms/" + id + "/settings", "/rooms/" + id + "/settings", Map.of("split", "30m"));
        assertThat(answer.body()).contains("value=\"30m\"", "reset-split");
        assertThat(server.get("/settings").body()).contains("name=\"split\" type=\"text\" value=\"off\"");
        assertThat(server.get("/rooms/999999/settings").statusCode()).isEqualTo(404);
    }
}
