package io.aircheck.platforms.douyu;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What no recording of Douyu shows")
class DouyuCheckTest {

    private static final String PLAY = "{\"error\":0,\"data\":{\"rtmp_url\":\"https://cdn/live\",\"rtmp_live\":\"%s\","
            + "\"rtmp_cdn\":\"%s\",\"rate\":%d,\"cdnsWithName\":[{\"cdn\":\"hs-h5\"},{\"cdn\":\"tct-h5\"}],"
            + "\"multirates\":[{\"name\":\"蓝光4M\",\"rate\":4,\"bit\":0},{\"name\":\"原画\",\"rate\":0,\"bit\":9000}]}}";

    private final Douyu douyu = new Douyu();

    private static ScriptedHttp site(String title, int vip) {
        return new ScriptedHttp()
                .on("m.douyu.com/8", "{\"roomInfo\":{\"rid\":6000001}}")
                .on(
                        "www.douyu.com/betard/6000001",
                        "{\"room\":{\"room_id\":6000001,\"nickname\":\"鱼\",\"room_name\":\"" + title
                                + "\",\"show_status\":1,\"isVip\":" + vip + "}}")
                .on(
                        "getEncryption",
                        "{\"error\":0,\"data\":{\"key\":\"k\",\"rand_str\":\"\",\"enc_time\":1,\"is_special\":true,"
                                + "\"enc_data\":\"e\",\"expire_at\":4102444800}}");
    }

    private RoomStatus check(ScriptedHttp http) throws IOException {
        Room room = douyu.match(Address.parse("https://www.douyu.com/8").orElseThrow())
                .orElseThrow();
        return douyu.check(room, http.visit(Credentials.NONE));
    }

    @Test
    void theRealNumberAndTheKeyAreKept() throws IOException {
        ScriptedHttp http = site("a&nbsp;&amp; b&nbsp;", 0)
                .on("getH5PlayV1/6000001 rate=4", PLAY.formatted("s_4000.m3u8?x=1", "hs-h5", 4))
                .on("getH5PlayV1/6000001", PLAY.formatted("s.flv?x=1", "hs-h5", 0));

        check(http);
        RoomStatus.Live live = (RoomStatus.Live) check(http);

        assertThat(live.details().title()).isEqualTo("a & b");
        assertThat(live.streams())
                .extracting(LiveStream::url)
                .containsExactly("https://cdn/live/s.flv?x=1", "https://cdn/live/s_4000.m3u8?x=1");
        assertThat(live.streams()).extracting(LiveStream::quality).containsExactly(Quality.OD, Quality.BD);
        assertThat(http.sentTo("getEncryption")).hasSize(1);
        assertThat(http.sentTo("m.douyu.com")).hasSize(1);
    }

    @Test
    void aCdnThatIsAvoidedIsExchangedForTheLast() throws IOException {
        ScriptedHttp http = site("t", 0)
                .on("getH5PlayV1 cdn=tct-h5", PLAY.formatted("good.flv", "tct-h5", 0))
                .on("getH5PlayV1", PLAY.formatted("bad.flv", "scdn-x", 0));
        assertThat(((RoomStatus.Live) check(http)).streams().getFirst().url()).isEqualTo("https://cdn/live/good.flv");
    }

    @ParameterizedTest
    @CsvSource({"-5,0,offline", "-3,0,offline", "-9,0,error", "114,0,error", "114,1,login_required"})
    void thePlayersErrors(int error, int vip, String state) throws IOException {
        ScriptedHttp http =
                site("t", vip).on("getH5PlayV1", "{\"error\":" + error + ",\"msg\":\"not for you\",\"data\":\"\"}");
        assertThat(check(http).state()).isEqualTo(state);
        assertThat(http.sentTo("getH5PlayV1")).hasSize(error == -9 ? 2 : 1);
    }

    @Test
    void aRoomThatThePageCallsClosedIsOff() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("www.douyu.com/betard", "")
                .on("open.douyucdn.cn", 500, Map.of(), "")
                .on("www.douyu.com/8", "<html><p>房间已被关闭</p></html>");
        assertThat(check(http)).isInstanceOf(RoomStatus.Offline.class);
        assertThat(http.sentTo("betard")).hasSize(3);
    }

    /** In the form of the site's older pages: the script decodes another one and evaluates it. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whereNoKeyIsToBeHadTheSitesScriptSigns(boolean inPage) throws IOException {
        String script = """
                vdwdae325w_64we=["2201","20260822"];function ub98484234(x0,x1,x2){
                  var k=vdwdae325w_64we.join(''),strc=decodeURIComponent("%28func%74ion%20%28a%2Cb%2Cc%29%7B") +
                  "var cb=a+b+c+'"+k+"';var rb=CryptoJS.MD5(cb).toString();" +
                  "return 'v="+k+"&did='+b+'&tt='+c+'&sign='+rb;});";
                  return eval(strc)(x0,x1,x2);}
                """;
        ScriptedHttp http = withoutKey()
                .on(
                        inPage ? "www.douyu.com/6000001" : "homeH5Enc?rids=6000001",
                        inPage
                                ? "<html><script>var " + script + "function other(){}</script></html>"
                                : "{\"error\":0,\"data\":{\"room6000001\":\""
                                        + script.replace("\"", "\\\"").replace("\n", "\\n") + "\"}}")
                .on(
                        "getH5Play/6000001 v=220120260822 did=10000000000000000000000000003306 tt=1787400000"
                                + " sign=22ac58eeb8444c6e8ed0751f5aec250d ver=22011191 rid=6000001 rate=0",
                        PLAY.formatted("s.flv?x=1", "hs-h5", 0));

        RoomStatus status = check(http);

        assertThat(status.state())
                .as(
                        "%s: %s",
                        status,
                        http.sentTo("getH5Play/").stream()
                                .map(ScriptedHttp::body)
                                .toList())
                .isEqualTo("live");
        assertThat(((RoomStatus.Live) status).streams().getFirst().url()).isEqualTo("https://cdn/live/s.flv?x=1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'getEncryption answered HTTP 500'",
        "'var vdwdae325w_64we=1;function ub98484234(){for(;;);}', 'getEncryption answered HTTP 500'",
    })
    void aScriptThatDoesNotHelpHarmsNothing(String script, String reason) throws IOException {
        ScriptedHttp http = withoutKey().on("www.douyu.com/6000001", "<html><script>" + script + "</script></html>");
        RoomStatus status = check(http);
        assertThat(status).isInstanceOf(RoomStatus.Failed.class);
        assertThat(((RoomStatus.Failed) status).reason()).contains(reason);
    }

    private static ScriptedHttp withoutKey() {
        return new ScriptedHttp()
                .on("m.douyu.com/8", "{\"roomInfo\":{\"rid\":6000001}}")
                .on("www.douyu.com/betard/6000001", "{\"room\":{\"room_id\":6000001,\"show_status\":1}}")
                .on("getEncryption", 500, Map.of(), "");
    }

    @Test
    void aSignatureThatIsRefusedTwiceIsRiskControl() throws IOException {
        ScriptedHttp http = site("t", 0).on("getH5PlayV1", 403, Map.of(), "\"鉴权失败\"");
        assertThat(check(http)).isInstanceOf(RoomStatus.Blocked.class);
        assertThat(http.sentTo("getEncryption")).hasSize(2);
    }
}
