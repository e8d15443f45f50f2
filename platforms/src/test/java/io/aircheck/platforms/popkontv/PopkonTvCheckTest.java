package io.aircheck.platforms.popkontv;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PopkonTvCheckTest {

    private static final String LIVE = "{\"statusCd\":\"L0000\",\"data\":{\"castHlsUrl\":\"https://cdn/x.m3u8\"}}";

    private final PopkonTv popkon = new PopkonTv();
    private final ScriptedHttp http = new ScriptedHttp()
            .on(
                    "search/all",
                    "{\"data\":{\"broadCastList\":[{\"mcSignId\":\"air\",\"nickName\":\"Air\",\"mcPartnerCode\":\"P-00117\"}]}}")
            .on(
                    "live/view castId=air partnerCode=P-00117",
                    "<script id=\"__NEXT_DATA__\">{\"props\":{\"pageProps\":{\"mcData\":{\"data\":{\"mc_signId\":\"air\","
                            + "\"mc_castStartDate\":\"20260821010200\",\"mc_isPrivate\":0}}}}}</script>");

    @Test
    @DisplayName("a broadcast whose number has moved on is asked for by the one before, once")
    void oneBefore() throws IOException {
        http.on("castwatchonoffguest air-20260821010200", "{\"statusCd\":\"L0001\"}")
                .on("castwatchonoffguest air-20260821010199 \"castPartnerCode\":\"P-00117\"", LIVE);
        RoomStatus status = check(Credentials.NONE);
        assertThat(status).isInstanceOf(RoomStatus.Live.class);
        assertThat(status.details().startedAt()).hasToString("2026-08-20T16:02:00Z");
    }

    @Test
    @DisplayName("HTTP 400 wants a token; the account's partner is the viewer's afterwards, and the login is kept")
    void login() throws IOException {
        http.on(
                        request -> ScriptedHttp.header(request, "Authorization").equals("Bearer t1")
                                && ScriptedHttp.body(request).contains("\"partnerCode\":\"P-00042\""),
                        200,
                        LIVE)
                .on("castwatchonoffguest", 400, Map.of(), "")
                .on(
                        "member/v1/login viewer01",
                        "{\"statusCd\":\"S2000\",\"data\":{\"token\":\"t1\",\"partnerCode\":\"P-00042\"}}");
        Credentials account = new Credentials(null, "viewer01", "Long-Passw0rd", null, null, null, null, Map.of());
        assertThat(check(account)).isInstanceOf(RoomStatus.Live.class);
        assertThat(check(account)).isInstanceOf(RoomStatus.Live.class);
        assertThat(http.sentTo("member/v1/login")).hasSize(1);
        assertThat(check(Credentials.NONE)).isInstanceOf(RoomStatus.LoginRequired.class);
    }

    private RoomStatus check(Credentials credentials) throws IOException {
        return popkon.check(
                Address.parse("https://www.popkontv.com/live/view?castId=air")
                        .flatMap(popkon::match)
                        .orElseThrow(),
                http.visit(credentials));
    }
}
