package io.aircheck.platforms.acfun;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the recordings of AcFun do not show: how long a visitor serves, and how qualities are ordered. */
class AcFunCheckTest {

    private static final String REFUSED = "{\"result\":\"129003\",\"error_msg\":\"token expired\"}";
    private static final String PLAYING = """
            {"result":1,"data":{"videoPlayRes":"{\\"liveAdaptiveManifest\\":[{\\"adaptationSet\\":{\\"representation\\":[
            {\\"url\\":\\"https://a.example/x_sd.flv\\",\\"bitrate\\":9000,\\"qualityType\\":\\"STANDARD\\",\\"level\\":30},
            {\\"url\\":\\"https://a.example/hidden.flv\\",\\"bitrate\\":9000,\\"qualityType\\":\\"BLUE_RAY\\",\\"level\\":300,\\"hidden\\":true},
            {\\"url\\":\\"https://a.example/x_hd.flv\\",\\"bitrate\\":4000,\\"qualityType\\":\\"SUPER\\",\\"level\\":70}]}}]}"}}
            """.replace("\n", "");

    private final AcFun acfun = new AcFun();
    private final ScriptedHttp http = new ScriptedHttp()
            .on("/api/live/info", "{\"result\":0,\"user\":{\"id\":\"1\",\"name\":\"A\"},\"liveId\":\"x\"}");

    @Test
    void aVisitorServesSeveralChecks() throws IOException {
        http.on("visitor/login", visitor("1000000033120001")).on("startPlay", PLAYING);

        check();
        check();

        assertThat(http.sentTo("visitor/login")).hasSize(1);
        assertThat(http.sentTo("startPlay"))
                .hasSize(2)
                .allMatch(request -> request.url().contains("userId=1000000033120001"))
                .allMatch(request -> request.url().contains("visitor_st=a%2Bb%3D%3D"));
    }

    @Test
    void aRefusedVisitorIsReplacedOnce() throws IOException {
        http.on(firstOf("visitor/login"), 200, visitor("1"))
                .on("visitor/login", visitor("2"))
                .on("userId=1&", REFUSED)
                .on("userId=2&", PLAYING);

        assertThat(check()).isInstanceOf(RoomStatus.Live.class);
        assertThat(http.sentTo("visitor/login")).hasSize(2);
    }

    @Test
    void aSecondRefusalIsNoOffline() throws IOException {
        http.on("visitor/login", visitor("1")).on("startPlay", REFUSED);

        RoomStatus status = check();

        assertThat(status)
                .isInstanceOfSatisfying(
                        RoomStatus.Failed.class,
                        failed -> assertThat(failed.reason()).contains("startPlay says: token expired"));
        assertThat(status.details().streamer()).isEqualTo("A");
        assertThat(http.sentTo("startPlay")).hasSize(2);
    }

    @Test
    void theLevelOrdersWhateverTheBitRate() throws IOException {
        http.on("visitor/login", visitor("1")).on("startPlay", PLAYING);

        assertThat(check())
                .isInstanceOfSatisfying(
                        RoomStatus.Live.class,
                        live -> assertThat(live.streams())
                                .extracting(stream -> stream.quality())
                                .containsExactly(Quality.BD, Quality.HD));
    }

    private RoomStatus check() throws IOException {
        Room room = acfun.match(Address.parse("https://live.acfun.cn/live/1").orElseThrow())
                .orElseThrow();
        return acfun.check(room, http.visit(Credentials.NONE));
    }

    private Predicate<HttpRequest> firstOf(String words) {
        return request -> request.url().contains(words) && http.sentTo(words).size() == 1;
    }

    private static String visitor(String userId) {
        return "{\"result\":0,\"userId\":" + userId + ",\"acfun.api.visitor_st\":\"a+b==\"}";
    }
}
