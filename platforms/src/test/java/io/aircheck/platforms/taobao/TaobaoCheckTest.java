package io.aircheck.platforms.taobao;

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

@DisplayName("What no recording of Taobao shows")
class TaobaoCheckTest {

    private final Taobao taobao = new Taobao();

    private RoomStatus check(ScriptedHttp http) throws IOException {
        String url = "https://huodong.m.taobao.com/act/talent/live.html?id=700";
        return taobao.check(taobao.match(Address.parse(url).orElseThrow()).orElseThrow(), http.visit(Credentials.NONE));
    }

    @Test
    void aTokenOnceGivenIsKept() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on(
                        request -> ScriptedHttp.header(request, "Cookie").contains("_m_h5_tk=tok_1"),
                        200,
                        "{\"ret\":[\"SUCCESS::ok\"],\"data\":{\"streamStatus\":\"0\"}}")
                .on(
                        "livedetail",
                        200,
                        Map.of("Set-Cookie", "_m_h5_tk=tok_1;Path=/", "set-cookie", "_m_h5_tk_enc=e;Path=/"),
                        "{\"ret\":[\"FAIL_SYS_TOKEN_EMPTY::x\"],\"data\":{}}");

        assertThat(check(http)).isInstanceOf(RoomStatus.Offline.class);
        assertThat(check(http)).isInstanceOf(RoomStatus.Offline.class);

        assertThat(http.sentTo("livedetail")).hasSize(3);
    }

    @Test
    void aTokenIsNotAskedForWithoutEnd() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on(
                        "livedetail",
                        200,
                        Map.of("Set-Cookie", "_m_h5_tk=tok_1"),
                        "{\"ret\":[\"FAIL_SYS_TOKEN_ILLEGAL::x\"],\"data\":{}}");
        assertThat(check(http)).isInstanceOf(RoomStatus.Blocked.class);
        assertThat(http.sentTo("livedetail")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL_SYS_SESSION_EXPIRED::x, login_required",
        "FAIL_BIZ_LIVE_NOT_EXIST::x, not_found",
        "FAIL_SYS_ILLEGAL_ACCESS::x, error",
        "RGV587_ERROR::SM, blocked"
    })
    void theGatewaysErrors(String result, String state) throws IOException {
        ScriptedHttp http = new ScriptedHttp().on("livedetail", "{\"ret\":[\"" + result + "\"],\"data\":{}}");
        assertThat(check(http).state()).isEqualTo(state);
    }
}
