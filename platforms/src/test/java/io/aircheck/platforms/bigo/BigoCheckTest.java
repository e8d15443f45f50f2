package io.aircheck.platforms.bigo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tokens, which are good for one question, and passwords. */
class BigoCheckTest {

    private static final String STUDIO = "getInternalStudioInfo";
    private static final String LOGIN =
            "{\"code\":\"0\",\"data\":{\"uid\":1,\"clientBigoId\":\"7\",\"alive\":0,\"needLogin\":true}}";
    private static final String USED =
            "{\"code\":0,\"data\":{\"uid\":1,\"clientBigoId\":\"7\",\"alive\":1,\"hls_src\":\"\",\"passRoom\":null}}";
    private static final String LIVE = "{\"code\":0,\"data\":{\"uid\":1,\"clientBigoId\":\"7\",\"alive\":1,"
            + "\"hls_src\":\"https://cdn.test:1451/list.m3u8\",\"passRoom\":false,\"isPaidShow\":\"\"}}";

    private final Bigo bigo = new Bigo();
    private final ScriptedHttp http = new ScriptedHttp();
    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void aUsedTokenIsReplacedOnce() throws IOException {
        minting();
        http.on(request -> request.url().contains(STUDIO) && questions.getAndIncrement() == 0, 200, USED)
                .on(STUDIO, LIVE);

        assertThat(check(Credentials.NONE)).isInstanceOf(RoomStatus.Live.class);
        assertThat(http.sentTo("webjs/status")).hasSize(2);
    }

    @Test
    void withoutATokenLoginNeededSaysNothingAboutTheRoom() throws IOException {
        http.on(STUDIO, LOGIN);

        assertThat(check(Credentials.NONE))
                .isInstanceOfSatisfying(
                        RoomStatus.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("sec.bigo.sg/v1/webjs/t"));
    }

    @Test
    void aRoomsPasswordIsSentAsADigest() throws IOException {
        minting();
        http.on(STUDIO, LIVE);

        check(new Credentials(null, null, null, null, "secret", null, null, Map.of()));

        assertThat(http.sentTo(STUDIO))
                .singleElement()
                .extracting(ScriptedHttp::body)
                .isEqualTo("siteId=7&verify=5ebe2294ecd0e0f08eab7690d2a6ee69&isEncrypt=1&token=T1");
    }

    private void minting() {
        http.on("webjs/t?", "x({\"code\":0,\"time\":\"1672503768\"});")
                .on("webjs/status", "x({\"code\":0,\"token\":\"T1\"});");
    }

    private RoomStatus check(Credentials credentials) throws IOException {
        Room room = Address.parse("https://www.bigo.tv/7").flatMap(bigo::match).orElseThrow();
        return bigo.check(room, http.visit(credentials));
    }
}
