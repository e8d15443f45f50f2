package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that changes many rooms at once, in a browser without scripts. */
class SeveralRoomsTest {

    private static final String PAGE = "/rooms/several";

    @TempDir
    private Path home;

    private PageServer server;

    @BeforeEach
    void start() {
        server = new PageServer(home, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> submit(String form) {
        return server.submit(PAGE, PAGE, form);
    }

    private static String ticked(long room) {
        return "name=\"room\" value=\"" + room + "\" checked";
    }

    @Test
    void theTickedRoomsAndNoOthersAreChanged() {
        HttpResponse<String> answer =
                submit("room=1&room=3&paused=yes&set-format=mkv&set-quality=720p&set-split=&set-proxy=direct");
        assertThat(answer.body()).contains("Changed 2 rooms.");
        assertThat(server.library.done).containsExactly("pause 1", "pause 3");
        for (long changed : new long[] {1, 3}) {
            assertThat(server.get("/rooms/" + changed + "/settings").body())
                    .contains("reset-format", "reset-quality", "reset-proxy", "<option value=\"mkv\" selected")
                    .doesNotContain("reset-split");
        }
        assertThat(server.get("/rooms/2/settings").body()).doesNotContain("reset-format");

        submit("room=3&paused=no&back=format");
        assertThat(server.library.done).endsWith("resume 3");
        assertThat(server.get("/rooms/3/settings").body())
                .doesNotContain("reset-format")
                .contains("reset-quality");
        assertThat(server.get("/rooms/1/settings").body()).contains("reset-format");
    }

    @Test
    void aWrongValueChangesNoRoomAndKeepsWhatWasTickedAndTyped() {
        HttpResponse<String> answer =
                submit("room=1&room=2&paused=yes&set-format=mkv&set-split=soon&set-cookie=oyster");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Nothing was changed", "split: \"soon\" is not allowed", ticked(1), ticked(2))
                .contains("<option value=\"mkv\" selected", "<option value=\"yes\" selected")
                .doesNotContain(ticked(3), "oyster");
        assertThat(server.library.done).isEmpty();
        assertThat(server.get("/rooms/1/settings").body()).doesNotContain("reset-format");
    }

    @ParameterizedTest
    @CsvSource({
        "paused=yes,tick the rooms first",
        "room=1&set-split=+&paused=,say what to change",
        "room=1&paused=perhaps,say what to change",
        "room=77777&paused=yes,no longer",
        "room=1%3Bx&paused=yes,tick the rooms first"
    })
    void whatSaysNothingIsRefusedInASentence(String form, String sentence) {
        HttpResponse<String> answer = submit(form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
        assertThat(server.library.done).isEmpty();
    }

    @Test
    void allThatAreShownCanBeTickedWithALink() {
        assertThat(server.get(PAGE).body()).contains("/rooms/several?all=true").doesNotContain(ticked(1));
        assertThat(server.get(PAGE + "?all=true&q=bilibili").body())
                .contains(ticked(2))
                .doesNotContain("value=\"1\" checked");
        assertThat(server.get(PAGE + "?all=true&q=%22%3E%3Cscript%3E").body()).doesNotContain("<script>");
    }

    @Test
    void thePageOfRoomsLeadsThere() {
        assertThat(server.get("/").body()).contains("href=\"/rooms/several\"");
    }
}
