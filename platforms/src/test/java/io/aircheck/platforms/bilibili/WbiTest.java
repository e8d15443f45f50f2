package io.aircheck.platforms.bilibili;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bilibili's WBI signature (vectors of the fact sheet)")
class WbiTest {

    private static final Wbi WBI = Wbi.of("7cd084941338484aae1ad9425b84077c", "4932caff0ff746eab6f01bf08b70ac45");

    @Test
    void mixesTheKeyOutOfTwoFileNames() {
        assertThat(WBI.key()).isEqualTo("ea1db124af3c7062474693fa704f4ff8");
    }

    @Test
    void readsTheFileNamesOutOfNav() {
        Json nav = Json.parse("""
                {"code":-101,"data":{"wbi_img":{
                  "img_url":"https://i0.hdslb.com/bfs/wbi/7cd084941338484aae1ad9425b84077c.png",
                  "sub_url":"https://i0.hdslb.com/bfs/wbi/4932caff0ff746eab6f01bf08b70ac45.png"}}}
                """);
        assertThat(Wbi.of(nav)).contains(WBI);
        assertThat(Wbi.of(Json.parse("{\"data\":{\"wbi_img\":{\"img_url\":\"x.png\"}}}")))
                .isEmpty();
    }

    @Test
    void signsThePublishedQuery() {
        Query signed =
                WBI.sign(Query.of("foo", "114", "bar", "514", "zab", "1919810"), Instant.ofEpochSecond(1_702_204_169));
        assertThat(signed)
                .hasToString("bar=514&foo=114&wts=1702204169&zab=1919810&w_rid=8f6f2b5b3d485fe1886cec6a0be8c5d4");
    }

    @Test
    void signsARoom() {
        Query signed = WBI.sign(
                Query.of("room_id", "21000001", "web_location", "444.8"), Instant.ofEpochSecond(1_755_864_000));
        assertThat(signed.toString()).endsWith("&w_rid=56c8d0f7badf1a6c77c70793a70c9148");
    }

    @Test
    void dropsAndEncodesAsTheSiteDoes() {
        Query signed = WBI.sign(
                Query.of(
                        "room_id", "21000001",
                        "qn", "10000",
                        "protocol", "0,1",
                        "format", "0,1,2",
                        "codec", "0,1",
                        "dolby", "5",
                        "platform", "html5",
                        "web_location", "444.8",
                        "t", "a b!'()*中"),
                Instant.ofEpochSecond(1_755_864_000));
        assertThat(signed)
                .hasToString("codec=0%2C1&dolby=5&format=0%2C1%2C2&platform=html5&protocol=0%2C1&qn=10000"
                        + "&room_id=21000001&t=a%20b%E4%B8%AD&web_location=444.8&wts=1755864000"
                        + "&w_rid=e60ca45285c353ace1d9300d594a5d6c");
    }
}
