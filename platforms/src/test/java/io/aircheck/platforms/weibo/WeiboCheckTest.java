package io.aircheck.platforms.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What no recording of Weibo shows")
class WeiboCheckTest {

    private static final String POSTS = "{\"ok\":1,\"data\":{\"list\":[{\"user\":{\"screen_name\":\"屿\"}}]}}";

    private final Weibo weibo = new Weibo();

    private RoomStatus check(ScriptedHttp http, Credentials credentials, String url) throws IOException {
        return weibo.check(weibo.match(Address.parse(url).orElseThrow()).orElseThrow(), http.visit(credentials));
    }

    private static ScriptedHttp closedToStrangers() {
        return new ScriptedHttp()
                .on(
                        request -> request.url().contains("mymblog")
                                && ScriptedHttp.header(request, "Cookie").contains("SUB=guest"),
                        200,
                        POSTS)
                .on("mymblog", "{\"ok\":-100}");
    }

    @Test
    void aStrangerBecomesAGuestOnceAndStaysIt() throws IOException {
        ScriptedHttp http = closedToStrangers()
                .on(
                        "genvisitor",
                        "window.gen_callback && gen_callback({\"data\":{\"tid\":\"T+1=\",\"new_tid\":true}});")
                .on(
                        "visitor/visitor a=incarnate t=T%2B1%3D w=3 c=100",
                        200, Map.of("Set-Cookie", "SUB=guest; path=/", "set-cookie", "SUBP=p"), "x");

        check(http, Credentials.NONE, "https://weibo.com/u/7");
        RoomStatus second = check(http, Credentials.NONE, "https://weibo.com/u/7");

        assertThat(second).isInstanceOf(RoomStatus.Offline.class);
        assertThat(second.details().streamer()).isEqualTo("屿");
        assertThat(http.sentTo("genvisitor")).hasSize(1);
    }

    @Test
    void aRedirectToTheLoginIsOneToo() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("mymblog", 302, Map.of("Location", "https://passport.weibo.com/sso/signin"), "")
                .on("passport.weibo.com/sso/signin", 404, Map.of(), "");
        assertThat(check(http, ScriptedHttp.cookie("SUB=old"), "https://weibo.com/u/7"))
                .isInstanceOf(RoomStatus.LoginRequired.class);
    }

    @Test
    void whoHasACookieIsNotMadeAGuest() throws IOException {
        ScriptedHttp http = closedToStrangers();
        assertThat(check(http, ScriptedHttp.cookie("SUB=old"), "https://weibo.com/u/7"))
                .isInstanceOf(RoomStatus.LoginRequired.class);
        assertThat(http.sentTo("passport.weibo.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":999999,\"error_code\":5,\"msg\":\"\",\"data\":[]}                   | offline",
                "{\"code\":999999,\"error_code\":5,\"msg\":\"busy\",\"data\":[]}               | error",
                "{\"code\":100000,\"error_code\":0,\"data\":{\"status\":1,\"play_switch\":0}}  | blocked",
                "{\"code\":100000,\"data\":{\"status\":1,\"play_switch\":0,\"live_origin_flv_url\":\"http://f\"}}|blocked",
                "{\"code\":100000,\"data\":{\"status\":1,\"play_switch\":1,\"live_origin_flv_url\":\"http://f\"}}|live",
                "{\"code\":100000,\"error_code\":0,\"data\":{\"status\":1,\"play_switch\":1}}  | error",
                "{\"code\":100000,\"error_code\":0,\"data\":{\"status\":1,\"watch_limit\":10}} | login_required",
                "{\"code\":100000,\"error_code\":0,\"data\":{\"status\":5}}                    | offline"
            })
    void theSecondEndpointsStates(String answer, String state) throws IOException {
        ScriptedHttp http =
                new ScriptedHttp().on("anchor/live", 500, Map.of(), "").on("show_pc_live.json", answer);
        assertThat(check(http, Credentials.NONE, "https://weibo.com/l/wblive/p/show/1022:2321325180011223344556")
                        .state())
                .isEqualTo(state);
    }
}
