package io.aircheck.platforms.liveme;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the recordings of LiveMe do not show: users' addresses, the page as a second way, and the signature's header. */
class LiveMeCheckTest {

    private static final String ON_AIR = """
            {"status":"200","data":{"video_info":{"uname":"L","title":"Click for fun!","status":"0","vtime":"1790458262",
             "videosource":"","videosourcemore":"http://a.example/x.flv?wsABStime=6ab98a4a"}}}
            """;

    private final ScriptedHttp http = new ScriptedHttp().on("queryinfosimple", ON_AIR);

    @Test
    void aUserLeadsToTheRoomAndTheRoomToTheBroadcast() throws IOException {
        http.on(
                        "user/getinfo?alias=liveme&tongdun_black_box=1&os=web",
                        "{\"status\":\"200\",\"data\":{\"user\":{\"user_info\":{\"short_id\":\"209600001\"}}}}")
                .on(
                        "short_id=209600001",
                        "{\"status\":\"200\",\"data\":{\"uid\":\"9\",\"vid\":\"17900001234567890123\"}}");

        RoomStatus status = check("https://www.liveme.com/u/932385543319330000");

        assertThat(status.details().title()).as("the app's own title").isNull();
        assertThat(status).isInstanceOfSatisfying(RoomStatus.Live.class, live -> {
            LiveStream stream = live.streams().getFirst();
            assertThat(stream.url()).startsWith("http://a.example/x.flv");
            assertThat(stream.expiresAt()).isEqualTo(Instant.ofEpochSecond(0x6ab98a4a));
        });
        HttpRequest question = http.sentTo("queryinfosimple").getFirst();
        assertThat(ScriptedHttp.header(question, "lm-s-sign")).matches("[0-9a-f]{32}");
        assertThat(ScriptedHttp.body(question)).contains("videoid=17900001234567890123", "lm_s_ts=17874000000001");
    }

    @Test
    void anUnknownUserIsNotFound() throws IOException {
        http.on("user/getinfo", "{\"status\":\"500\",\"msg\":\"user not exist\",\"data\":{}}");

        assertThat(check("https://www.liveme.com/u/932385543319330000")).isInstanceOf(RoomStatus.NotFound.class);
    }

    @Test
    void thePageNamesTheBroadcastWhereTheApiIsSilent() throws IOException {
        http.on("uid_vid_by_short_id", "{\"status\":\"420\",\"msg\":\"slow down\"}")
                .on(
                        "www.liveme.com/livehot/streaming/209600001",
                        "<meta property=\"og:url\" content=\"https://www.liveme.com/us/v/17900001234567890123/index.html\">");

        assertThat(check("https://www.liveme.com/livehot/streaming/209600001")).isInstanceOf(RoomStatus.Live.class);
    }

    @Test
    void aPageWithoutABroadcastIsNotOffline() throws IOException {
        http.on("uid_vid_by_short_id", "{\"status\":\"420\",\"msg\":\"slow down\"}")
                .on("livehot/streaming", "<meta property=\"og:url\" content=\"https://www.liveme.com/\">");

        assertThat(check("https://www.liveme.com/livehot/streaming/209600001")).isInstanceOf(RoomStatus.Blocked.class);
    }

    @Test
    void anyPageWithANumberMayNameABroadcast() throws IOException {
        http.on(
                "www.liveme.com/us/profile/209600001",
                "<meta property=\"og:url\" content=\"https://www.liveme.com/us/v/17900001234567890123/index.html\">");

        assertThat(check("https://www.liveme.com/us/profile/209600001")).isInstanceOf(RoomStatus.Live.class);
    }

    private RoomStatus check(String url) throws IOException {
        LiveMe site = new LiveMe();
        Room room = site.match(Address.parse(url).orElseThrow()).orElseThrow();
        return site.check(room, http.visit(Credentials.NONE));
    }
}
