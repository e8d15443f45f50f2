package io.aircheck.platforms.pandalive;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PandaLiveCheckTest {

    private final PandaLive site = PandaLive.winkTv();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "castEnd, offline",
        "needLogin, login_required",
        "needAdult, login_required",
        "needPw, private",
        "wrongPw, private",
        "needCoinPurchase, blocked",
        "needUnlimitItem, blocked",
        "somethingNew, error",
    })
    void whyARoomCannotBeWatched(String code, String state) throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("member/bj userId=air info=media", "{\"bjInfo\":{\"nick\":\"Air\"},\"media\":{\"title\":\"Now\"}}")
                .on(
                        "live/play action=watch",
                        400,
                        Map.of(),
                        "{\"result\":false,\"message\":\"왜\",\"errorData\":{\"code\":\"" + code + "\"}}");
        RoomStatus status = check(http);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.details().streamer()).isEqualTo("Air");
    }

    @Test
    void aRefusedNetworkAndAServersErrorAreNoUnknownMember() throws IOException {
        assertThat(check(new ScriptedHttp().on("member/bj", 403, Map.of(), "403: Forbidden")))
                .isInstanceOf(RoomStatus.GeoBlocked.class);
        assertThat(check(new ScriptedHttp().on("member/bj", 500, Map.of(), "{\"result\":false,\"message\":\"x\"}")))
                .isInstanceOf(RoomStatus.Failed.class);
    }

    private RoomStatus check(ScriptedHttp http) throws IOException {
        return site.check(
                Address.parse("https://www.winktv.co.kr/live/play/air")
                        .flatMap(site::match)
                        .orElseThrow(),
                http.visit(Credentials.NONE));
    }
}
