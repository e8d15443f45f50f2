package io.aircheck.platforms.chzzk;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChzzkCheckTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    @DisplayName("an error of live-detail is \"not found\" only where the channel's own call knows none")
    void errors() throws IOException {
        http.on("live-detail", 404, Map.of(), "{\"code\":404,\"message\":\"gone\"}");
        http.on("v1/channels/" + ID, "{\"code\":200,\"content\":{\"channelId\":\"" + ID + "\"}}");
        assertThat(state()).isEqualTo("error");

        ScriptedHttp unknown = new ScriptedHttp()
                .on("live-detail", 400, Map.of(), "{\"code\":400,\"message\":\"bad\"}")
                .on("v1/channels/" + ID, "{\"code\":200,\"content\":{\"channelId\":null}}");
        assertThat(state(unknown)).isEqualTo("not_found");
    }

    @Test
    @DisplayName("a channel that was never live is offline; what only Korea is shown says so")
    void neverLiveAndKoreaOnly() throws IOException {
        http.on("live-detail", "{\"code\":200,\"content\":null}")
                .on("v1/channels/" + ID, "{\"code\":200,\"content\":{\"channelId\":\"" + ID + "\"}}");
        assertThat(state()).isEqualTo("offline");

        ScriptedHttp korea = new ScriptedHttp()
                .on(
                        "v2/channels/" + ID + "/live-detail",
                        "{\"code\":200,\"content\":{\"status\":\"OPEN\",\"livePlaybackJson\":null,\"krOnlyViewing\":true}}");
        assertThat(state(korea)).as("version 2 helps out").isEqualTo("geo_blocked");
    }

    private String state() throws IOException {
        return state(http);
    }

    private static String state(ScriptedHttp site) throws IOException {
        Chzzk chzzk = new Chzzk();
        return chzzk.check(
                        Address.parse("https://chzzk.naver.com/live/" + ID)
                                .flatMap(chzzk::match)
                                .orElseThrow(),
                        site.visit(Credentials.NONE))
                .state();
    }
}
