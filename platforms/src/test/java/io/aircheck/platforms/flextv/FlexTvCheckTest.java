package io.aircheck.platforms.flextv;

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

class FlexTvCheckTest {

    private final FlexTv site = new FlexTv();

    @ParameterizedTest(name = "the page''s {0} {1}: {2}")
    @CsvSource({
        "400, 방송 중이 아닙니다., offline",
        "404, 존재하지 않는 채널입니다., not_found",
        "403, 로그인후 이용이 가능합니다., login_required",
        "500, Internal, error",
    })
    void thePageKnowsTheStateWhereTheApiFails(int code, String message, String state) throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on("/api/", 500, Map.of(), "")
                .on(
                        "channels/7/live",
                        "<script id=\"__NEXT_DATA__\">{\"props\":{\"pageProps\":{\"channel\":{\"statusCode\":" + code
                                + ",\"message\":\"" + message + "\"}}}}</script>");
        assertThat(check(http).state()).isEqualTo(state);
    }

    @Test
    @DisplayName("the name of who is off air is learnt once, from the page's head")
    void name() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on(
                        "api.ttinglive.com/api/channels/7/stream",
                        400,
                        Map.of(),
                        "{\"statusCode\":400,\"message\":\"off\"}")
                .on("channels/7", "<meta name=\"twitter:title\" content=\"A &amp; 의 채널 B의 채널 | 띵라이브\"/>");
        check(http);
        assertThat(check(http).details().streamer()).isEqualTo("A & 의 채널 B");
        assertThat(http.sent()).hasSize(3);
    }

    private RoomStatus check(ScriptedHttp http) throws IOException {
        return site.check(
                Address.parse("https://www.ttinglive.com/channels/7/live")
                        .flatMap(site::match)
                        .orElseThrow(),
                http.visit(Credentials.NONE));
    }
}
