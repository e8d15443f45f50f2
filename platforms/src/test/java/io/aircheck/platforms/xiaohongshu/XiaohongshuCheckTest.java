package io.aircheck.platforms.xiaohongshu;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What no recording of Xiaohongshu shows")
class XiaohongshuCheckTest {

    private static final String USER = "5ac7000000000000000000a1";
    private static final String LIVE = "<script>window.__INITIAL_STATE__={\"liveStream\":{\"liveStatus\":\"success\","
            + "\"roomData\":{\"roomInfo\":{\"deeplink\":\"xhsdiscover://live_audience?host_nickname=%E8%96%AF"
            + "&flvUrl=http%3A%2F%2Fx.test%2Flive%2F77.flv%3Fuid%3D1\"}}}}</script>";

    private static RoomStatus check(ScriptedHttp http, String url) throws IOException {
        Xiaohongshu site = new Xiaohongshu();
        return site.check(site.match(Address.parse(url).orElseThrow()).orElseThrow(), http.visit(Credentials.NONE));
    }

    @Test
    void afterARoomHasEndedTheStreamersNextBroadcastIsFound() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on(
                        "/livestream/1",
                        "<script>window.__INITIAL_STATE__={\"liveStream\":{\"liveStatus\":\"end\"}}</script>")
                .on("/user/profile/" + USER, LIVE);
        RoomStatus status = check(http, "https://www.xiaohongshu.com/livestream/1?host_id=" + USER);
        assertThat(((RoomStatus.Live) status).streams().getFirst().url())
                .isEqualTo("http://live-source-play.xhscdn.com/live/77.flv");
    }

    @Test
    void aRoomWithoutNamesTakesThemFromTheLinkIntoTheApp() throws IOException {
        RoomStatus status =
                check(new ScriptedHttp().on("/livestream/1", LIVE), "https://www.xiaohongshu.com/livestream/1");
        assertThat(status.details().streamer()).isEqualTo("薯");
        assertThat(status.details().title()).isEqualTo("薯 的直播");
    }

    @Test
    void aVerificationPageIsRiskControl() throws IOException {
        ScriptedHttp http = new ScriptedHttp().on("/user/profile/", "<html><title>安全验证</title></html>");
        assertThat(check(http, "https://www.xiaohongshu.com/user/profile/" + USER))
                .isInstanceOf(RoomStatus.Blocked.class);
    }
}
