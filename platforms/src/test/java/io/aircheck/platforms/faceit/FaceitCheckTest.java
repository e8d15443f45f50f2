package io.aircheck.platforms.faceit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What FACEIT and Twitch are told of each other's secrets, and which of several streams is taken. */
class FaceitCheckTest {

    private final Faceit faceit = new Faceit();
    private final ScriptedHttp http = new ScriptedHttp();

    @BeforeEach
    void aPlayerWithTwoStreams() {
        http.on("/nicknames/Compl1", "{\"payload\":{\"id\":\"a1-b2\",\"nickname\":\"Compl1\"}}")
                .on(
                        "streamings?userId=a1-b2",
                        "{\"payload\":[{\"platform\":\"youtube\",\"platformId\":\"UC1\"},"
                                + "{\"platform\":\"twitch\",\"platformId\":\"compl1tv\"}]}");
    }

    @Test
    void theTwitchChannelIsAskedForAmongOthers() throws IOException {
        check(Credentials.NONE);

        assertThat(http.sentTo("gql.twitch.tv compl1tv")).isNotEmpty();
    }

    @Test
    void theCookieIsFaceitsAndTheTokenTwitchs() throws IOException {
        check(new Credentials("t=secret", null, null, "twitch-token", null, null, null, Map.of("X-Own", "1")));

        assertThat(http.sentTo("faceit.com")).allSatisfy(request -> {
            assertThat(ScriptedHttp.header(request, "Cookie")).isEqualTo("t=secret");
            assertThat(request.headers().values()).noneMatch(value -> value.contains("twitch-token"));
        });
        assertThat(http.sentTo("twitch.tv")).isNotEmpty().allSatisfy(request -> {
            assertThat(ScriptedHttp.header(request, "Cookie")).isEmpty();
            assertThat(ScriptedHttp.header(request, "X-Own")).isEmpty();
        });
    }

    private void check(Credentials credentials) throws IOException {
        Room room = Address.parse("https://www.faceit.com/en/players/Compl1/stream")
                .flatMap(faceit::match)
                .orElseThrow();
        faceit.check(room, http.visit(credentials));
    }
}
