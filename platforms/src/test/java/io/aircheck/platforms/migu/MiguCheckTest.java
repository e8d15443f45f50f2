package io.aircheck.platforms.migu;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What no recording of Migu shows")
class MiguCheckTest {

    private static ScriptedHttp site() {
        return new ScriptedHttp()
                .on("basic-data/77/", "{\"code\":200,\"body\":{\"title\":\"赛\",\"pId\":\"955112347\"}}");
    }

    private static String play(String rid, int rate, String url) {
        return "{\"code\":\"200\",\"rid\":\"" + rid
                + "\",\"body\":{\"content\":{\"currentLive\":\"1\"},\"urlInfo\":{\"rateType\":\"" + rate
                + "\",\"url\":\"" + url + "\"}}}";
    }

    private static RoomStatus check(ScriptedHttp http, Credentials credentials) throws IOException {
        Migu migu = new Migu();
        return migu.check(
                migu.match(Address.parse("https://www.miguvideo.com/p/live/77").orElseThrow())
                        .orElseThrow(),
                http.visit(credentials));
    }

    @ParameterizedTest
    @CsvSource({"TIPS_NEED_MEMBER, login_required", "COPYRIGHT_SHIELD_INVALID, geo_blocked", "PROGRAM_OFFLINE, offline"
    })
    void theSitesRefusals(String rid, String state) throws IOException {
        assertThat(check(site().on("playurl", play(rid, 0, "")), Credentials.NONE)
                        .state())
                .isEqualTo(state);
    }

    @Test
    void aMatchWithoutATitleIsStillLive() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("basic-data/77/", "{\"code\":200,\"body\":{\"pId\":\"955112347\",\"detailPageTitle\":\"B\"}}")
                .on("play.miguvideo.com", play("SUCCESS", 3, "http://cdn.test/a.flv?x=1"));
        RoomStatus status = check(http, Credentials.NONE);
        assertThat(status).isInstanceOf(RoomStatus.Live.class);
        assertThat(status.details().title()).isEqualTo("B");
    }

    @Test
    void whatGuestsMayNotSeeIsAskedForInALowerQuality() throws IOException {
        ScriptedHttp http = site().on("play.miguvideo.com rateType=3", play("TIPS_NEED_MEMBER", 2, ""))
                .on("play.miguvideo.com rateType=2", play("SUCCESS", 2, "http://cdn.test/a.flv?x=1"));
        RoomStatus.Live live = (RoomStatus.Live) check(http, Credentials.NONE);
        assertThat(live.streams()).extracting(LiveStream::url).containsExactly("http://cdn.test/a.flv?x=1");
    }

    @Test
    void aMemberIsNamedToTheAppsCallOnly() throws IOException {
        Credentials member = new Credentials(null, "1667616996", null, "secret", null, null, null, Map.of());
        ScriptedHttp http = site().on(
                        "play.miguvideo.com rateType=4", play("SUCCESS", 4, "https://cdn.test/a.m3u8?x=1"))
                .on("cdn.test", "#EXTM3U");
        RoomStatus.Live live = (RoomStatus.Live) check(http, member);
        assertThat(live.streams().getFirst().url()).isEqualTo("http://cdn.test/a.m3u8?x=1");
        assertThat(http.sent())
                .allSatisfy(request -> assertThat(ScriptedHttp.header(request, "UserToken"))
                        .isEqualTo(request.url().contains("play.miguvideo.com") ? "secret" : ""));
    }

    @Test
    void aDummyIsARefusalAndTheOlderFormulasAreTried() throws IOException {
        String address = "https://cdn.test/a.m3u8?puData=ffeeddccbbaa99887766554433221100";
        ScriptedHttp http = site().on("play.miguvideo.com", 500, Map.of(), "")
                .on("webapi.miguvideo.com", play("SUCCESS", 3, address))
                .on("sv=10011", 302, Map.of("Location", "http://bofang.test/x"), "")
                .on("sv=10010", 302, Map.of("Location", "https://good.test/a.m3u8"), "")
                .on("good.test", "#EXTM3U");
        RoomStatus.Live live = (RoomStatus.Live) check(http, Credentials.NONE);
        assertThat(live.streams().getFirst().url()).isEqualTo("http://good.test/a.m3u8");
    }

    @Test
    void aTvChannelsNumberIsItsContents() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("basic-data/77/", "{\"code\":200,\"body\":null}")
                .on("play.miguvideo.com contId=77", play("SUCCESS", 3, "http://cdn.test/a.flv"));
        assertThat(check(http, Credentials.NONE)).isInstanceOf(RoomStatus.Live.class);
    }
}
