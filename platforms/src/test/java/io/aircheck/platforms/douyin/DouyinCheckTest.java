package io.aircheck.platforms.douyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Douyin, beyond what the recorded conversations show")
class DouyinCheckTest {

    private static final String ROOM = "https://live.douyin.com/745964462470";
    private static final String PROFILE =
            "https://www.douyin.com/user/MS4wLjABAAAAmadeup_Sec-Uid99999999999999999999999999999";
    private static final String LONG_PROFILE = PROFILE + "123";
    private static final String OLDER = """
            {"status":2,"title":"Now","owner":{"nickname":"Owner"},"stream_url":{
              "flv_pull_url":{"SD1":"http://f/sd1.flv","SD2":"http://f/sd2.flv","FULL_HD1":"http://f/full.flv?expire=1756468800"},
              "hls_pull_url_map":{"FULL_HD1":"http://f/full.m3u8","HD1":""}}}
            """;
    private static final String USER = "\"user\":{\"nickname\":\"Streamer\",\"sec_uid\":\"MS4wSec\"}";

    private final Douyin douyin = new Douyin();
    private final ScriptedHttp http = new ScriptedHttp()
            .on("ttwid/union/register", 200, Map.of("Set-Cookie", "ttwid=1%7Cfirst; Path=/; HttpOnly"), "{}");

    @Test
    void theOlderMapsAreReadInTheOrderOfTheirQuality() throws IOException {
        http.on("web/enter", web(OLDER));
        List<LiveStream> streams = streams(check(ROOM));
        assertThat(streams)
                .extracting(LiveStream::name, LiveStream::quality, LiveStream::protocol)
                .containsExactly(
                        tuple("FULL_HD1", Quality.UHD, Protocol.FLV),
                        tuple("FULL_HD1", Quality.UHD, Protocol.HLS),
                        tuple("SD2", Quality.SD, Protocol.FLV),
                        tuple("SD1", Quality.LD, Protocol.FLV));
        assertThat(streams.getFirst().expiresAt()).isEqualTo(Instant.ofEpochSecond(1_756_468_800));
        assertThat(streams.getFirst().headers()).containsEntry("Referer", "https://live.douyin.com/");
    }

    @Test
    void codecPictureAndNameComeFromWhereTheyStand() throws IOException {
        http.on(
                "web/enter",
                web(Json.write(Map.of(
                        "status",
                        2,
                        "stream_url",
                        Map.of(
                                "live_core_sdk_data",
                                Map.of(
                                        "pull_data",
                                        Map.of(
                                                "options",
                                                Map.of(
                                                        "qualities",
                                                        List.of(Map.of("sdk_key", "origin", "name", "原画", "fps", 60))),
                                                "stream_data",
                                                Json.write(Map.of(
                                                        "data",
                                                        Map.of(
                                                                "origin", stream("bytevc1", "2560x1440"),
                                                                "md", stream("h264", ""),
                                                                "ao", stream("h264", "")))))))))));
        List<LiveStream> streams = streams(check(ROOM));
        assertThat(streams)
                .extracting(LiveStream::name, LiveStream::codec, LiveStream::height, LiveStream::frameRate)
                .containsExactly(tuple("原画", Codec.HEVC, 1440, 60.0), tuple("流畅", Codec.AVC, null, null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "直播已结束, offline",
        "你不在主播设置的可见范围内, private",
        "系统繁忙, error",
    })
    void tellsApartWhyThereIsNoRoom(String prompts, String state) throws IOException {
        http.on("web/enter", "{\"data\":{\"data\":[]," + USER + ",\"prompts\":\"" + prompts + "\"}}");
        RoomStatus status = check(ROOM);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.details().streamer()).isEqualTo("Streamer");
    }

    @Test
    @DisplayName("a broadcast that only the app shows is asked of the app")
    void asksTheApp() throws IOException {
        http.on("web/enter", "{\"data\":{\"data\":[],\"enter_room_id\":\"75\"," + USER + "}}")
                .on("reflow/info room_id=75 sec_user_id=MS4wSec app_id=1128 verifyFp=verify_", app(OLDER));
        assertThat(streams(check(ROOM))).hasSize(4);
    }

    @Test
    void asksTheAppForARoomThatIsLiveWithoutStreams() throws IOException {
        http.on("web/enter", web("{\"id_str\":\"75\",\"status\":2,\"title\":\"Now\"}"));
        RoomStatus status = check(ROOM);
        assertThat(status).as("the app is silent too").isInstanceOf(RoomStatus.Failed.class);
        assertThat(status.details().title()).isEqualTo("Now");
        http.on("reflow/info room_id=75", app(OLDER));
        assertThat(streams(check(ROOM))).hasSize(4);
    }

    @ParameterizedTest(name = "status {0}: {1}")
    @CsvSource({"1, offline", "3, offline", "4, offline"})
    void onlyStatus2IsLive(int number, String state) throws IOException {
        http.on("web/enter", web("{\"status\":" + number + ",\"title\":\"Then\"}"));
        assertThat(check(ROOM).state()).isEqualTo(state);
    }

    @Test
    @DisplayName("an empty answer is risk control; the page may still tell")
    void thePageHelpsAgainstRiskControl() throws IOException {
        http.on("web/enter", "");
        assertThat(check(ROOM)).isInstanceOf(RoomStatus.Blocked.class);
        String part = "5:[\"$\",\"$L7\",null,{\"state\":{\"streamStore\":{},\"roomStore\":{\"roomInfo\":{\"room\":"
                + OLDER + ",\"anchor\":{\"nickname\":\"Streamer\"}}}}}]\n";
        http.on(
                request -> request.url().equals(ROOM)
                        && ScriptedHttp.header(request, "Cookie").matches(".*__ac_nonce=[0-9a-f]{21}.*"),
                200,
                "<script>self.__pace_f.push([0])</script><script>self.__pace_f.push(" + Json.write(List.of(1, part))
                        + ")</script>");
        RoomStatus status = check(ROOM);
        assertThat(streams(status)).hasSize(4);
        assertThat(status.details().streamer()).isEqualTo("Streamer");
    }

    @Test
    void aRefusedTtwidIsRenewedOnce() throws IOException {
        http.on("web/enter", web("{\"status\":4}"));
        check(ROOM);
        check(ROOM);
        assertThat(http.sentTo("ttwid/union/register")).as("kept for all rooms").hasSize(1);

        ScriptedHttp refusing = new ScriptedHttp()
                .on("ttwid/union/register", 200, Map.of("Set-Cookie", "ttwid=second; Path=/"), "{}")
                .on(
                        request -> request.url().contains("web/enter")
                                && ScriptedHttp.header(request, "Cookie").contains("ttwid=second"),
                        200,
                        web("{\"status\":4}"))
                .on("web/enter", "");
        assertThat(douyin.check(room(ROOM), refusing.visit(Credentials.NONE))).isInstanceOf(RoomStatus.Offline.class);
    }

    @Test
    void theUsersTtwidIsTaken() throws IOException {
        http.on("web/enter", web("{\"status\":4}"));
        douyin.check(room(ROOM), http.visit(ScriptedHttp.cookie("ttwid=mine; x=1")));
        assertThat(http.sentTo("ttwid/union/register")).isEmpty();
        assertThat(ScriptedHttp.header(http.sent().getFirst(), "Cookie")).isEqualTo("ttwid=mine; x=1");
    }

    @Test
    @DisplayName("the signature is that of the very bytes that are sent, and of the user agent that the user set")
    void signsWhatIsSent() throws IOException {
        http.on("web/enter", web("{\"status\":4}"));
        Credentials ownAgent =
                new Credentials(null, null, null, null, null, null, null, Map.of("user-agent", "My Browser/1.0"));
        douyin.check(room(ROOM), http.visit(ownAgent));
        HttpRequest request = http.sentTo("web/enter").getFirst();
        String query = request.url().substring(request.url().indexOf('?') + 1);
        String signature = Address.parse(request.url()).orElseThrow().parameter("a_bogus");
        assertThat(ScriptedHttp.header(request, "User-Agent")).isEqualTo("My Browser/1.0");
        assertThat(ABogus.sign(
                        query.substring(0, query.indexOf("&a_bogus=")),
                        "My Browser/1.0",
                        Instant.parse("2026-08-22T12:00:00Z").toEpochMilli(),
                        http.visit(Credentials.NONE).random()))
                .isEqualTo(signature);
    }

    @Test
    @DisplayName("a profile that the app does not answer for leads to its room through the shared page")
    void profileThroughTheSharedPage() throws IOException {
        http.on("reflow/info", "")
                .on(
                        "iesdouyin.com/share/user",
                        "x\"unique_id\":\"old\",\"verification_type\" \"unique_id\":\"name.1\",\"verification_type\":1")
                .on("web/enter web_rid=name.1", web(OLDER));
        assertThat(streams(check(PROFILE))).hasSize(4);
    }

    @Test
    @DisplayName("a profile of unusual length is read from its page, which names a room only while it is live")
    void profileOfUnusualLength() throws IOException {
        http.on(
                "www.douyin.com/user",
                "<script id=\"RENDER_DATA\" type=\"application/json\">%7B%22a%22%3A1%7D</script>");
        assertThat(check(LONG_PROFILE)).isInstanceOf(RoomStatus.Offline.class);

        ScriptedHttp live = new ScriptedHttp()
                .on(
                        "www.douyin.com/user",
                        "<script id=\"RENDER_DATA\" type=\"application/json\">%7B%22r%22%3A%22%7B%5C%22web_rid%5C%22%3A%5C%2241%5C%22%7D%22%7D</script>")
                .on("web/enter web_rid=41", web(OLDER));
        assertThat(streams(douyin.check(room(LONG_PROFILE), live.visit(Credentials.NONE))))
                .hasSize(4);
    }

    @Test
    void aShortLinkIsFollowedTwiceAsATelephone() throws IOException {
        http.on("v.douyin.com/one", 302, Map.of("Location", "https://v.douyin.com/two/"), "")
                .on("v.douyin.com/two", 302, Map.of("Location", ROOM + "?x=1"), "")
                .on("web/enter web_rid=745964462470", web(OLDER));
        assertThat(streams(check("https://v.douyin.com/one/"))).hasSize(4);
        assertThat(ScriptedHttp.header(http.sent().getFirst(), "User-Agent")).contains("iPhone");
    }

    @Test
    void aDeadShortLinkIsNotFoundAndALimitedOneRiskControl() throws IOException {
        http.on("v.douyin.com/limited", 429, Map.of(), "");
        assertThat(check("https://v.douyin.com/dead/")).isInstanceOf(RoomStatus.NotFound.class);
        assertThat(check("https://v.douyin.com/limited/")).isInstanceOf(RoomStatus.Blocked.class);
    }

    private RoomStatus check(String address) throws IOException {
        return douyin.check(room(address), http.visit(Credentials.NONE));
    }

    private Room room(String address) {
        return Address.parse(address).flatMap(douyin::match).orElseThrow();
    }

    private static List<LiveStream> streams(RoomStatus status) {
        assertThat(status).isInstanceOf(RoomStatus.Live.class);
        return ((RoomStatus.Live) status).streams();
    }

    private static Map<String, Object> stream(String codec, String resolution) {
        return Map.of(
                "main",
                Map.of(
                        "flv",
                        "https://f.example/" + codec + ".flv",
                        "hls",
                        "",
                        "sdk_params",
                        Json.write(Map.of("VCodec", codec, "resolution", resolution))));
    }

    private static String web(String room) {
        return "{\"data\":{\"data\":[" + room + "]," + USER + "}}";
    }

    private static String app(String room) {
        return "{\"data\":{\"room\":" + room + "," + USER + "}}";
    }
}
