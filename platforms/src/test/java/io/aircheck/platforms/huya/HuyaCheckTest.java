package io.aircheck.platforms.huya;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What no recording of Huya shows")
class HuyaCheckTest {

    private static final String PAGE = """
            <script>var TT_ROOM_DATA = {"state":"%s","introduction":"a {brace} in a title","profileRoom":"0"};
            var TT_PROFILE_INFO = {"lp":"%s","nick":"小虎"};</script>
            <script>var hyPlayerConfig = { html5: 1, stream: {"data":[{"gameLiveInfo":{"bitRate":8000},
            "gameStreamInfoList":[{"sCdnType":"AL","iWebPriorityRate":-1,"sStreamName":"s-1","sFlvUrl":"http://al/src",
              "sFlvUrlSuffix":"flv","sFlvAntiCode":"wsSecret=0&amp;wsTime=1"},
             {"sCdnType":"TX","iWebPriorityRate":1,"lPresenterUid":7,"sStreamName":"s-1","sFlvUrl":"http://tx/src",
              "sFlvUrlSuffix":"flv","sFlvAntiCode":"wsSecret=0&amp;wsTime=68a85c2e&amp;fm=QV8kMA%%3D%%3D&amp;fs=bgct"}]}],
            "vMultiStreamInfo":[{"sDisplayName":"蓝光4M","iBitRate":4000},{"sDisplayName":"蓝光8M","iBitRate":0}]} };</script>
            """;

    private final Huya huya = new Huya();

    private RoomStatus check(ScriptedHttp http, String id) throws IOException {
        Room room = huya.match(Address.parse("https://www.huya.com/" + id).orElseThrow())
                .orElseThrow();
        return huya.check(room, http.visit(Credentials.NONE));
    }

    @Test
    void thePageHelpsWhereTheMiniProgramDoesNotAndItsAddressesAreSignedAnew() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("mp.huya.com", 500, Map.of(), "")
                .on("www.huya.com/660000", PAGE.formatted("ON", "7"));

        RoomStatus.Live live = (RoomStatus.Live) check(http, "660000");

        assertThat(live.details().title()).isEqualTo("a {brace} in a title");
        assertThat(live.streams()).extracting(LiveStream::name).containsExactly("蓝光8M", "蓝光4M");
        assertThat(live.streams().getFirst().url())
                .startsWith("https://tx/src/s-1.flv?wsSecret=")
                .doesNotContain("wsSecret=0&", "ratio");
        assertThat(live.streams().getLast().url()).endsWith("&ratio=4000");
        assertThat(http.sentTo("wup.huya.com")).hasSize(1);
    }

    @Test
    void aRoomWithANameButNoNumberIsReadFromThePage() throws IOException {
        ScriptedHttp http = new ScriptedHttp().on("www.huya.com/xiaohu", PAGE.formatted("ON", "7"));
        assertThat(check(http, "xiaohu")).isInstanceOf(RoomStatus.Live.class);
        assertThat(http.sentTo("mp.huya.com")).isEmpty();
    }

    @Test
    void stateFreezeAndABanAreOffAndNobodyIsNotFound() throws IOException {
        assertThat(check(new ScriptedHttp().on("www.huya.com", PAGE.formatted("FREEZE", "7")), "xiaohu"))
                .isInstanceOf(RoomStatus.Offline.class);
        assertThat(check(new ScriptedHttp().on("www.huya.com", "<p>该主播涉嫌违规，正在整改中</p>"), "xiaohu"))
                .isInstanceOf(RoomStatus.Offline.class);
        assertThat(check(new ScriptedHttp().on("www.huya.com", PAGE.formatted("OFF", "0")), "xiaohu"))
                .isInstanceOf(RoomStatus.NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"【回放】昨天", "回放：昨天", "昨天的重播", "昨天重播!"})
    void titlesOfRecordings(String title) {
        assertThat(HuyaRoom.isReplay(title)).isTrue();
        assertThat(HuyaRoom.isReplay("今天不看" + title + "不看不看")).isFalse();
    }
}
