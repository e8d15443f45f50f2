package io.aircheck.platforms.openrec;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is for members is asked for with a login only, and the login is kept. */
class OpenRecLoginTest {

    private static final String MEMBERS = """
            {"id":"a1","title":"T","onair_status":1,"public_type":"member","media":{"url_ull":null},"channel":{"name":"C"}}
            """;
    private static final Credentials ACCOUNT =
            new Credentials(null, "me@example.org", "secret", null, null, null, null, Map.of());

    private final OpenRec site = new OpenRec();

    @Test
    void aVisitorIsToldToLogIn() throws IOException {
        ScriptedHttp http = new ScriptedHttp().on("v5/movies/a1", MEMBERS);
        assertThat(check(http, Credentials.NONE)).isInstanceOf(RoomStatus.LoginRequired.class);
        assertThat(http.sentTo("user/login")).isEmpty();
    }

    @Test
    void aMemberIsGivenThePlaylist() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("user/login mail=", 200, Map.of("Set-Cookie", "access_token=t1; Path=/"), "{\"status\":0}")
                .on(
                        request -> request.url().contains("/detail")
                                && ScriptedHttp.header(request, "access-token").equals("t1"),
                        200,
                        "{\"data\":{\"items\":[{\"media\":{\"url\":\"https://cdn.example/m.m3u8\"}}]}}")
                .on("v5/movies/a1", MEMBERS)
                .on("m.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n1.ts\n");
        assertThat(check(http, ACCOUNT)).isInstanceOf(RoomStatus.Live.class);
        assertThat(check(http, ACCOUNT)).isInstanceOf(RoomStatus.Live.class);
        assertThat(http.sentTo("user/login")).hasSize(1);
    }

    @Test
    void aWrongPasswordIsToldInTheSitesWords() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("user/login", "{\"status\":-1,\"error_message\":\"パスワードが違います\"}")
                .on("v5/movies/a1", MEMBERS);
        RoomStatus status = check(http, ACCOUNT);
        assertThat(status).isInstanceOf(RoomStatus.LoginRequired.class);
        assertThat(((RoomStatus.LoginRequired) status).reason()).contains("パスワードが違います");
    }

    private RoomStatus check(ScriptedHttp http, Credentials credentials) throws IOException {
        return site.check(
                Address.parse("https://www.openrec.tv/live/a1")
                        .flatMap(site::match)
                        .orElseThrow(),
                http.visit(credentials));
    }
}
