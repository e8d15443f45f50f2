package io.aircheck.platforms.huajiao;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the recordings of Huajiao do not show: a shared broadcast that is over, and streams when substream does not answer. */
class HuajiaoCheckTest {

    private static final String LIVE_FEED = """
            {"type":1,"creatime":"2026-11-01 20:00:00","relay":{"channel":"c"},"author":{"uid":"7","nickname":"N"},
             "feed":{"sn":"a/b+c=","relateid":"99","title":"T","replay_status":"0","rtop":"直播中","m3u8":"","pull_url":"PULL"}}
            """;

    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void theStreamerOfASharedBroadcastThatIsOverMayHaveBegunAnother() throws IOException {
        http.on("getFeedInfo?relateid=1", "{\"errno\":1099,\"errmsg\":\"直播不存在\",\"data\":[]}")
                .on("webh.huajiao.com/User/getUserFeeds?uid=7&", feeds(LIVE_FEED))
                .on(
                        "live/substream",
                        "{\"errno\":0,\"errmsg\":\"\",\"data\":{\"h264_url\":\"https://a.example/x.flv?auth_key=1790003600-0-0-a\"}}");

        RoomStatus status = check("https://h.huajiao.com/l/index?liveid=1&author=7");

        assertThat(status).isInstanceOfSatisfying(RoomStatus.Live.class, live -> {
            LiveStream stream = live.streams().getFirst();
            assertThat(stream.url()).startsWith("https://a.example/x.flv");
            assertThat(stream.expiresAt()).isEqualTo(Instant.ofEpochSecond(1_790_003_600));
            assertThat(stream.headers()).containsEntry("Referer", "https://www.huajiao.com/");
        });
        assertThat(status.details().startedAt()).isEqualTo(Instant.parse("2026-11-01T12:00:00Z"));
        assertThat(http.sentTo("live/substream").getFirst().url()).contains("sn=a%2Fb%2Bc%3D&liveid=99&uid=7");
    }

    @Test
    void theBroadcastsOwnAddressHelpsWhereSubstreamDoesNot() throws IOException {
        http.on("getUserFeeds", feeds(LIVE_FEED.replace("PULL", "https://a.example/own.flv")))
                .on("live/substream", "<html>");

        assertThat(check("https://www.huajiao.com/user/7"))
                .isInstanceOfSatisfying(
                        RoomStatus.Live.class,
                        live -> assertThat(live.streams())
                                .extracting(LiveStream::url)
                                .containsExactly("https://a.example/own.flv"));
    }

    @Test
    void theOlderServerHelpsLast() throws IOException {
        http.on("getUserFeeds", feeds(LIVE_FEED.replace("PULL", "")))
                .on("live/substream", "<html>")
                .on("g2.live.360.cn/liveplay", "eyJxyztYWluIjoiaHR0cDovL2EuZXhhbXBsZS94LmZsdiJ9");

        assertThat(check("https://www.huajiao.com/user/7"))
                .isInstanceOfSatisfying(
                        RoomStatus.Live.class,
                        live -> assertThat(live.streams())
                                .extracting(LiveStream::url)
                                .containsExactly("http://a.example/x.flv"));
    }

    private static String feeds(String feed) {
        return "{\"errno\":0,\"errmsg\":\"\",\"data\":{\"feeds\":[" + feed + "]}}";
    }

    private RoomStatus check(String url) throws IOException {
        Huajiao huajiao = new Huajiao();
        Room room = huajiao.match(Address.parse(url).orElseThrow()).orElseThrow();
        return huajiao.check(room, http.visit(ScriptedHttp.cookie("HJSSID=x")));
    }
}
