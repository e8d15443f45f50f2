package io.aircheck.platforms.kuaishou;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What no recording of Kuaishou shows")
class KuaishouCheckTest {

    private static final String ROOM = """
            <script>window.__INITIAL_STATE__={"liveroom":{"playList":[{"isLiving":false,
            "author":{"name":"快"},"liveStream":{"id":"1","playUrls":{"h264":{},"hevc":{}}}}]}};(function(){})</script>
            """;

    @ParameterizedTest
    @CsvSource({
        "https://livev.m.chenzhongtech.com/fw/live/3xid?cc=1, offline",
        "https://m.chenzhongtech.com/fw/live/3xid/?cc=1, offline",
        "https://www.kuaishou.com/profile/3xid, offline",
        "https://live.kuaishou.com/u/3xid/more?x=1, offline",
        "https://www.kuaishou.com/short-video/3xid, not_found",
        "https://elsewhere.test/u/3xid, not_found",
    })
    void aShortLinkLeadsToTheRoomUnderAnyOfTheSitesHosts(String target, String state) throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("v.kuaishou.com/code", 302, Map.of("Location", target), "")
                .on("live.kuaishou.com/u/3xid", ROOM);
        Kuaishou kuaishou = new Kuaishou();
        RoomStatus status = kuaishou.check(
                Address.parse("https://v.kuaishou.com/code")
                        .flatMap(kuaishou::match)
                        .orElseThrow(),
                http.visit(Credentials.NONE));
        assertThat(status.state()).isEqualTo(state);
    }
}
