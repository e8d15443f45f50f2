package io.aircheck.platforms.shopee;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a session's end means for a room that is watched. */
class ShopeeCheckTest {

    private static final String ENDED =
            "{\"err_code\":0,\"data\":{\"session\":{\"uid\":7,\"nickname\":\"Bake & Co\",\"status\":2}}}";
    private static final String ON_AIR = "{\"err_code\":0,\"data\":{\"session\":{\"uid\":7,\"nickname\":\"Bake & Co\","
            + "\"status\":1},\"play_urls\":[\"https://cdn.test/2.flv?expire_ts=1790090000\"]}}";

    private final Shopee shopee = new Shopee();
    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void aNewSessionOfTheSellerIsFoundThoughTheAddressHasAnOldOne() throws IOException {
        http.on("/api/v1/session/1", ENDED)
                .on("ongoing?uid=7", "{\"err_code\":0,\"data\":{\"ongoing_live\":{\"session_id\":2}}}")
                .on("/api/v1/session/2", ON_AIR);

        assertThat(check("https://live.shopee.sg/share?session=1")).isInstanceOf(RoomStatus.Offline.class);
        assertThat(check("https://live.shopee.sg/share?session=1"))
                .isInstanceOfSatisfying(
                        RoomStatus.Live.class,
                        live -> assertThat(live.streams())
                                .extracting(LiveStream::url)
                                .containsExactly(
                                        "http://cdn.test/2.flv?expire_ts=1790090000",
                                        "https://cdn.test/2.flv?expire_ts=1790090000"));
    }

    @Test
    void theNameOfASellerWhoIsOffIsAskedForOnce() throws IOException {
        http.on("ongoing?uid=7", "{\"err_code\":0,\"data\":{\"ongoing_live\":null}}")
                .on("replay_list", "{\"err_code\":0,\"data\":{\"replay\":[{\"nick_name\":\"Bake & Co\"}]}}");

        check("https://live.shopee.sg/share?uid=7&session=1");

        assertThat(check("https://live.shopee.sg/share?uid=7&session=1")
                        .details()
                        .streamer())
                .isEqualTo("Bake & Co");
        assertThat(http.sentTo("replay_list")).hasSize(1);
    }

    @Test
    void riskControlIsNoEndOfAShow() throws IOException {
        http.on("ongoing?uid=7", "{\"error\":90309999}");

        assertThat(check("https://live.shopee.vn/share?uid=7")).isInstanceOf(RoomStatus.Blocked.class);
    }

    private RoomStatus check(String address) throws IOException {
        Room room = Address.parse(address).flatMap(shopee::match).orElseThrow();
        return shopee.check(room, http.visit(Credentials.NONE));
    }
}
