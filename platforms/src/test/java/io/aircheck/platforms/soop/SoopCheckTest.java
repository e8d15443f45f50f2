package io.aircheck.platforms.soop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SoopCheckTest {

    private final Soop soop = new Soop();
    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    @DisplayName(
            "without a master every quality is asked for, the original first; fields may be missing, RESULT be a text")
    void qualityByQuality() throws IOException {
        http.on("live.sooplive.com type=aid quality=original", "{\"CHANNEL\":{\"RESULT\":\"1\",\"AID\":\"a b\"}}")
                .on("live.sooplive.com type=aid quality=hd", "{\"CHANNEL\":{\"RESULT\":1,\"AID\":\"hd\"}}")
                .on("live.sooplive.com type=aid", "{\"CHANNEL\":{\"RESULT\":1,\"AID\":\"m\"}}")
                .on("live.sooplive.com type=live", """
                        {"CHANNEL":{"RESULT":"1","TITLE":"Now","CDN":"gs_cdn","VIEWPRESET":[{"name":"auto"},
                         {"name":"hd","label_resolution":"540","bps":2000},{"name":"original"}]}}""")
                .on("play.sooplive.com/bj1", "<script>window.nBroadNo = 77;</script>")
                .on("st.sooplive.com", "{\"DATA\":{\"user_nick\":\"Nick\"}}")
                .on("broad_key=77-common-master", "{}")
                .on("return_type=gs_cdn_pc_web broad_key=77-common-", "{\"view_url\":\"https://cdn/x.m3u8?k=1\"}");
        RoomStatus status = check("https://play.sooplive.com/bj1", Credentials.NONE);
        assertThat(status.details().streamer()).isEqualTo("Nick");
        assertThat(((RoomStatus.Live) status).streams())
                .extracting(LiveStream::name, LiveStream::quality, LiveStream::url)
                .containsExactly(
                        tuple("original", Quality.OD, "https://cdn/x.m3u8?k=1&aid=a%20b"),
                        tuple("hd", Quality.UHD, "https://cdn/x.m3u8?k=1&aid=hd"));
    }

    @Test
    @DisplayName("a room with a password is private, also where the answer names no broadcast")
    void passwordWithoutABroadcast() throws IOException {
        http.on("type=live", "{\"CHANNEL\":{\"RESULT\":1,\"BPWD\":\"Y\",\"BJNICK\":\"Nick\"}}");
        RoomStatus status = check("https://play.sooplive.com/bj1", Credentials.NONE);
        assertThat(status).isInstanceOf(RoomStatus.Private.class);
        assertThat(status.details().streamer()).isEqualTo("Nick");
    }

    @Test
    @DisplayName("that a channel exists is asked once; the password of a room stays out of the referer")
    void existingChannelsAreKept() throws IOException {
        http.on("type=live", "{\"CHANNEL\":{\"RESULT\":0,\"BJNICK\":\"Nick\"}}")
                .on("broad/a/watch", "{\"result\":-1,\"data\":{\"code\":-3001}}");
        check("https://play.sooplive.com/bj1?pwd=secret", Credentials.NONE);
        assertThat(check("https://play.sooplive.com/bj1?pwd=secret", Credentials.NONE))
                .isInstanceOf(RoomStatus.Offline.class);
        assertThat(http.sent())
                .hasSize(3)
                .noneMatch(request -> request.headers().toString().contains("secret"));
    }

    @Test
    @DisplayName("the cookies of a new login replace the user's of the same names, and are kept")
    void aLoginReplacesOldCookies() throws IOException {
        http.on("LoginAction", 200, Map.of("Set-Cookie", "AuthTicket=new; Path=/"), "{\"RESULT\":1}")
                .on(
                        request -> ScriptedHttp.header(request, "Cookie").equals("x=1; AuthTicket=new")
                                && ScriptedHttp.body(request).contains("type=live"),
                        200,
                        "{\"CHANNEL\":{\"RESULT\":0,\"BJNICK\":\"Nick\"}}")
                .on("type=live", "{\"CHANNEL\":{\"RESULT\":-6}}")
                .on("broad/a/watch", "{\"result\":-1,\"data\":{\"code\":-3001}}");
        Credentials account =
                new Credentials("AuthTicket=old; x=1", "viewer01", "password", null, null, null, null, Map.of());
        check("https://play.sooplive.com/bj1", account);
        assertThat(check("https://play.sooplive.com/bj1", account)).isInstanceOf(RoomStatus.Offline.class);
        assertThat(http.sentTo("LoginAction")).hasSize(1);
        assertThat(http.sentTo("type=live")).hasSize(3);
    }

    private RoomStatus check(String address, Credentials credentials) throws IOException {
        return soop.check(Address.parse(address).flatMap(soop::match).orElseThrow(), http.visit(credentials));
    }
}
