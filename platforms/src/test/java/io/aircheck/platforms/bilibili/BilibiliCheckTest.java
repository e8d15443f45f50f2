package io.aircheck.platforms.bilibili;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bilibili, beyond what the recorded conversations show")
class BilibiliCheckTest {

    private static final String REFUSED = "{\"code\":-352,\"message\":\"-352\",\"data\":{\"v_voucher\":\"v\"}}";
    private static final String NAV = """
            {"code":-101,"data":{"wbi_img":{
              "img_url":"https://i0.example/7cd084941338484aae1ad9425b84077c.png",
              "sub_url":"https://i0.example/4932caff0ff746eab6f01bf08b70ac45.png"}}}
            """;
    private static final String NAMES = """
            {"code":0,"data":{"room_info":{"room_id":7,"uid":1,"title":"Title","area_name":"Area","live_status":1,
              "live_start_time":1755860000},"anchor_info":{"base_info":{"uname":"Up"}}}}
            """;

    private final Bilibili bilibili = new Bilibili();
    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void originalIsFirstThenTheFinerThenTheLowerAndH264BeforeTheRest() throws IOException {
        live();
        for (int qn : new int[] {10_000, 400, 20_000}) {
            http.on("getRoomPlayInfo qn=" + qn, play(qn, "10000,400,20000", "fmp4", "flv"));
        }
        List<LiveStream> streams = streams(check());
        assertThat(streams)
                .extracting(LiveStream::name, LiveStream::quality, LiveStream::protocol, LiveStream::codec)
                .containsExactly(
                        tuple("原画", Quality.OD, Protocol.FLV, Codec.AVC),
                        tuple("原画", Quality.OD, Protocol.HLS, Codec.AVC),
                        tuple("原画", Quality.OD, Protocol.HLS, Codec.HEVC),
                        tuple("4K", Quality.OD, Protocol.FLV, Codec.AVC),
                        tuple("4K", Quality.OD, Protocol.HLS, Codec.AVC),
                        tuple("4K", Quality.OD, Protocol.HLS, Codec.HEVC),
                        tuple("蓝光", Quality.BD, Protocol.FLV, Codec.AVC),
                        tuple("蓝光", Quality.BD, Protocol.HLS, Codec.AVC),
                        tuple("蓝光", Quality.BD, Protocol.HLS, Codec.HEVC));
        LiveStream first = streams.getFirst();
        assertThat(first.url()).isEqualTo("https://cdn.example/live/10000.flv?expires=1755871200&qn=10000");
        assertThat(first.expiresAt()).isEqualTo(Instant.ofEpochSecond(1_755_871_200));
        assertThat(first.headers()).containsKeys("Referer", "User-Agent");
    }

    @Test
    @DisplayName("an anonymous viewer who is given less gets the original from the older API")
    void olderApiStillGivesTheOriginal() throws IOException {
        live();
        http.on("getRoomPlayInfo", play(250, "10000,250", "flv"))
                .on(
                        "playUrl",
                        "{\"code\":0,\"data\":{\"current_qn\":10000,\"durl\":[{\"url\":\"https://a.example/1.flv\"},"
                                + "{\"url\":\"https://d1--cn-gotcha1.example/1.flv\"}]}}");
        assertThat(streams(check()))
                .extracting(LiveStream::url)
                .startsWith("https://d1--cn-gotcha1.example/1.flv", "https://a.example/1.flv")
                .hasSize(3);
    }

    @Test
    @DisplayName("where no answer lists a stream, the older API's word that the room is off counts")
    void olderApiSaysThatTheRoomIsOff() throws IOException {
        live();
        http.on("getRoomPlayInfo", "{\"code\":0,\"data\":{\"playurl_info\":null}}")
                .on("playUrl", "{\"code\":19002003,\"message\":\"未开播\"}");
        assertThat(check()).isInstanceOf(RoomStatus.Offline.class);
    }

    @Test
    void whatIsUnderDrmIsNotOffered() throws IOException {
        live();
        http.on("getRoomPlayInfo", play(10_000, "10000", "flv").replace("\"drm\":false", "\"drm\":true"));
        assertThat(check()).isInstanceOf(RoomStatus.Failed.class);
    }

    @Test
    @DisplayName(
            "risk control on the unsigned API: the signed one is asked, and from then on streams are asked signed too")
    void signsWhenRefused() throws IOException {
        http.on("room_init", REFUSED)
                .on("nav", NAV)
                .on("getInfoByRoom w_rid=", NAMES)
                .on("getRoomPlayInfo w_rid=", play(10_000, "10000", "flv"));
        RoomStatus status = check();
        assertThat(streams(status)).hasSize(1);
        assertThat(status.details().streamer()).isEqualTo("Up");
        assertThat(status.details().startedAt()).isEqualTo(Instant.ofEpochSecond(1_755_860_000));
        assertThat(http.sentTo("x/web-interface/nav")).hasSize(1);
        check();
        assertThat(http.sentTo("x/web-interface/nav")).as("the key is kept").hasSize(1);
    }

    @Test
    void aRefusedSignatureIsMadeOnceMoreWithANewKey() throws IOException {
        http.on("room_init", REFUSED).on("nav", NAV).on("getInfoByRoom", REFUSED);
        assertThat(check()).isInstanceOf(RoomStatus.Blocked.class);
        assertThat(http.sentTo("getInfoByRoom")).hasSize(2);
        assertThat(http.sentTo("x/web-interface/nav")).hasSize(2);
    }

    @Test
    @DisplayName("HTTP 412 everywhere is risk control, never offline")
    void http412IsRiskControl() throws IOException {
        http.on("http", 412, Map.of(), "");
        assertThat(check()).isInstanceOf(RoomStatus.Blocked.class);
    }

    @Test
    void aHiddenRoomIsOff() throws IOException {
        init("\"live_status\":1,\"is_hidden\":true");
        assertThat(check()).isInstanceOf(RoomStatus.Offline.class);
    }

    @Test
    void aRoomThatAnswersNeedLoginWantsACookie() throws IOException {
        http.on("room_init", "{\"code\":-101,\"message\":\"账号未登录\"}");
        assertThat(check()).isInstanceOf(RoomStatus.LoginRequired.class);
    }

    @Test
    @DisplayName("where only the page answers, it is enough")
    void thePageIsTheLastWay() throws IOException {
        String state = play(10_000, "10000", "flv").replace("\"data\":{", "\"data\":{\"room_id\":7,\"live_status\":1,");
        http.on(
                "live.bilibili.com/7",
                "<script>window.__NEPTUNE_IS_MY_WAIFU__={\"roomInitRes\":" + state + ",\"roomInfoRes\":" + NAMES
                        + "}</script>");
        RoomStatus status = check();
        assertThat(streams(status)).hasSize(1);
        assertThat(status.details().title()).isEqualTo("Title");
    }

    @Test
    void aShortLinkToAVideoIsNoRoom() throws IOException {
        http.on("b23.tv", 302, Map.of("Location", "https://www.bilibili.com/video/BV1xx"), "");
        assertThat(check("https://b23.tv/abc")).isInstanceOf(RoomStatus.NotFound.class);
    }

    @Test
    @DisplayName("a short link is not followed out of the site")
    void aShortLinkDoesNotLeave() throws IOException {
        http.on("b23.tv", 302, Map.of("Location", "http://192.168.1.1/live.bilibili.com/1"), "");
        assertThat(check("https://b23.tv/abc")).isInstanceOf(RoomStatus.NotFound.class);
        assertThat(http.sentTo("192.168.1.1")).isEmpty();
    }

    @Test
    void theUsersCookieGoesWithEveryRequestAndKeepsItsOwnBrowserId() throws IOException {
        live();
        http.on("getRoomPlayInfo", play(10_000, "10000", "flv"));
        bilibili.check(
                Address.parse("live.bilibili.com/7").flatMap(bilibili::match).orElseThrow(),
                http.visit(ScriptedHttp.cookie("SESSDATA=s; buvid3=mine")));
        assertThat(http.sent())
                .allSatisfy((HttpRequest request) ->
                        assertThat(ScriptedHttp.header(request, "Cookie")).isEqualTo("SESSDATA=s; buvid3=mine"));
    }

    private void live() {
        init("\"live_status\":1");
    }

    private void init(String state) {
        http.on("room_init", "{\"code\":0,\"data\":{\"room_id\":7,\"uid\":1," + state + "}}")
                .on("getH5InfoByRoom", NAMES);
    }

    private RoomStatus check() throws IOException {
        return check("https://live.bilibili.com/7");
    }

    private RoomStatus check(String address) throws IOException {
        return bilibili.check(
                Address.parse(address).flatMap(bilibili::match).orElseThrow(), http.visit(Credentials.NONE));
    }

    private static List<LiveStream> streams(RoomStatus status) {
        assertThat(status).isInstanceOf(RoomStatus.Live.class);
        return ((RoomStatus.Live) status).streams();
    }

    /** An answer of getRoomPlayInfo for one quality; fragmented MP4 comes in HEVC too, and before AVC. */
    private static String play(int qn, String accepted, String... formats) {
        List<String> listed = List.of(formats).stream()
                .map(format -> "{\"format_name\":\"" + format + "\",\"codec\":["
                        + (format.equals("fmp4") ? codec(qn, accepted, "hevc", format) + "," : "")
                        + codec(qn, accepted, "avc", format) + "]}")
                .toList();
        return "{\"code\":0,\"data\":{\"playurl_info\":{\"playurl\":{\"stream\":[{\"format\":["
                + String.join(",", listed) + "]}]}}}}";
    }

    private static String codec(int qn, String accepted, String codec, String format) {
        return "{\"codec_name\":\"" + codec + "\",\"current_qn\":" + qn + ",\"accept_qn\":[" + accepted
                + "],\"drm\":false,\"base_url\":\"/live/" + qn + "." + format + "?\",\"url_info\":[{\"host\":"
                + "\"https://cdn.example\",\"extra\":\"expires=1755871200&qn=" + qn + "\"}]}";
    }
}
