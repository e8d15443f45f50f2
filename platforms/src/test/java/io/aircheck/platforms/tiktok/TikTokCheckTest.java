package io.aircheck.platforms.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TikTokCheckTest {

    private static final String ROOM = "https://www.tiktok.com/@made.up/live";
    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    @DisplayName("a guest of another's broadcast has one address, told by the id of the room")
    void guest() throws IOException {
        http.on(
                        "webcast/room/info aid=1988 room_id=75",
                        "{\"data\":{\"status\":2,\"title\":\"Duet\",\"stream_url\":{}}}")
                .on(
                        "api/live/detail roomID=75",
                        "{\"LiveRoomInfo\":{\"status\":2,\"liveUrl\":\"https://pull-hls.example/75.m3u8\"}}");
        RoomStatus status = check("https://m.tiktok.com/share/live/75/");
        assertThat(status.details().title()).isEqualTo("Duet");
        assertThat(((RoomStatus.Live) status).streams())
                .extracting(LiveStream::protocol, LiveStream::quality, LiveStream::url)
                .containsExactly(tuple(Protocol.HLS, Quality.OD, "https://pull-hls.example/75.m3u8"));
    }

    @Test
    @DisplayName("a room for adults whose streams are empty wants a login, as one without them")
    void emptyStreamsOfAnAdultRoom() throws IOException {
        http.on("api-live/user/room", """
                {"statusCode":0,"data":{"user":{"uniqueId":"made.up","status":2},
                 "liveRoom":{"streamData":{"pull_data":{"stream_data":""}},"hevcStreamData":null}}}
                """);
        assertThat(check(ROOM)).isInstanceOf(RoomStatus.LoginRequired.class);
    }

    @Test
    @DisplayName("who was never live has no status, and is offline")
    void neverLive() throws IOException {
        http.on("api-live/user/room", "{\"statusCode\":0,\"data\":{\"user\":{\"uniqueId\":\"made.up\"}}}");
        assertThat(check(ROOM)).isInstanceOf(RoomStatus.Offline.class);
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    @DisplayName("of an empty answer of the API and the page's notice of a region, the notice is told")
    void region() throws IOException {
        http.on("api-live/user/room", "")
                .on("@made.up/live", "<p>We regret to inform you that we have discontinued operating TikTok in X.</p>");
        assertThat(check(ROOM)).isInstanceOf(RoomStatus.GeoBlocked.class);
    }

    @Test
    @DisplayName("an entry without a bit rate or a size is no quality; sound alone is the last")
    void noQualities() throws IOException {
        http.on("api-live/user/room", """
                {"statusCode":0,"data":{"user":{"uniqueId":"made.up","status":2},"liveRoom":{"streamData":{"pull_data":{
                 "stream_data":"{\\"data\\":{\\"ao\\":{\\"main\\":{\\"flv\\":\\"https://f/ao\\"}},\\"sd\\":{\\"main\\":{\\"flv\\":\\"https://f/sd\\"}},\
                 \\"origin\\":{\\"main\\":{\\"flv\\":\\"https://f/origin?expire=1757073600\\",\\"hls\\":\\"\\"}}}}"}}}}}
                """);
        assertThat(((RoomStatus.Live) check(ROOM)).streams())
                .extracting(LiveStream::name, LiveStream::quality)
                .containsExactly(tuple("origin", Quality.OD), tuple("audio_only", Quality.LD));
    }

    private RoomStatus check(String address) throws IOException {
        TikTok tiktok = new TikTok();
        return tiktok.check(Address.parse(address).flatMap(tiktok::match).orElseThrow(), http.visit(Credentials.NONE));
    }
}
