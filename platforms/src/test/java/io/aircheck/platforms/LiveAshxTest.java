package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.changliao.Changliao;
import io.aircheck.platforms.liuxing.Liuxing;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the recordings of the sites on this software do not show. */
class LiveAshxTest {

    private static final String ON_AIR =
            "{\"data\":{\"roomInfo\":{\"nickname\":\"N\",\"live_stat\":1,\"liveID\":55,\"liveId1\":0}}}";

    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void aPageMayBeWrittenTightlyWithSemicolonsInItsTexts() throws IOException {
        http.on("live.ashx", ON_AIR)
                .on(
                        "live.tlclw.com/1",
                        "<script>var config={\"name\":\"a;b}\",\"domainpullstream_flv\":\"https:\\/\\/a.example\\/live\\/\"};config.webskins=1</script>");

        assertThat(check(new Changliao(), "https://live.tlclw.com/1"))
                .isInstanceOfSatisfying(
                        RoomStatus.Live.class,
                        live -> assertThat(live.streams())
                                .extracting(LiveStream::url)
                                .containsExactly("https://a.example/live/55.flv"));
    }

    @Test
    void theMobilePageHelpsWhereTheOtherDoesNot() throws IOException {
        http.on("live.ashx", ON_AIR)
                .on("wap.tlclw.com/1", "var config = {\"domainpullstream_hls\":\"https://a.example/x\"};");

        assertThat(check(new Changliao(), "https://live.tlclw.com/1")).isInstanceOf(RoomStatus.Live.class);
    }

    @Test
    void onAirWithoutAStreamIsAnError() throws IOException {
        http.on("live.ashx", ON_AIR);

        assertThat(check(new Liuxing(), "https://www.7u66.com/1")).isInstanceOf(RoomStatus.Failed.class);
    }

    @Test
    void anAnswerWithoutARoomIsNoRoom() throws IOException {
        http.on("live.ashx", "{\"result\":0,\"msg\":\"room not exist\"}");

        assertThat(check(new Liuxing(), "https://www.7u66.com/1")).isInstanceOf(RoomStatus.NotFound.class);
    }

    private RoomStatus check(Platform platform, String url) throws IOException {
        Room room = platform.match(Address.parse(url).orElseThrow()).orElseThrow();
        return platform.check(room, http.visit(Credentials.NONE));
    }
}
