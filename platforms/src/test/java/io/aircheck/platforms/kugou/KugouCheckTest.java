package io.aircheck.platforms.kugou;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the recordings of Kugou do not show: music channels, and rooms with several rates, codecs and protocols. */
class KugouCheckTest {

    private static final String LINES = """
            {"code":0,"data":{"status":1,"defLine":5,"lines":[
             {"sid":5,"streamProfiles":[{"rate":3,"codec":1,"flv":["http://a.example/3.flv"]},
                                        {"rate":5,"codec":2,"httpsFlv":["https://a.example/5-265.flv"]}]},
             {"sid":40,"streamProfiles":[{"rate":5,"codec":1,"httpsFlv":["https://b.example/5.flv"],
                                          "httpsHls":["https://b.example/5.m3u8?txTime=6ABA00B5"]}]}]}}
            """;

    private final ScriptedHttp http = new ScriptedHttp().on("mutiline/streamaddr", LINES);

    @Test
    void aMusicChannelIsTheRoomThatItShowsNow() throws IOException {
        http.on("getEnterRoomInfo?roomId=777", entry("\"nickName\":\"\",\"kugouId\":5"))
                .on("getCurrentLiveStarForMob/777", "{\"code\":0,\"data\":{\"roomId\":888}}")
                .on("getEnterRoomInfo?roomId=888", entry("\"nickName\":\"N\",\"kugouId\":6"));

        RoomStatus status = check("777");

        assertThat(status).isInstanceOf(RoomStatus.Live.class);
        assertThat(status.details().streamer()).isEqualTo("N");
        assertThat(status.details().startedAt()).isEqualTo(Instant.ofEpochSecond(0x6ab93a1b));
        assertThat(http.sentTo("streamaddr").getFirst().url()).contains("std_rid=888");
    }

    @Test
    void theBestRateIsTheOriginalAndOlderCodecsComeFirst() throws IOException {
        http.on("getEnterRoomInfo", entry("\"nickName\":\"N\",\"kugouId\":6"));

        assertThat(check("888")).isInstanceOfSatisfying(RoomStatus.Live.class, live -> {
            assertThat(live.streams())
                    .extracting(stream -> stream.url().replaceFirst("\\?.*", ""))
                    .containsExactly(
                            "https://b.example/5.flv",
                            "https://b.example/5.m3u8",
                            "https://a.example/5-265.flv",
                            "http://a.example/3.flv");
            assertThat(live.streams())
                    .extracting(stream -> stream.quality())
                    .containsExactly(Quality.OD, Quality.OD, Quality.OD, Quality.UHD);
            assertThat(live.streams().get(1).expiresAt()).isEqualTo(Instant.ofEpochSecond(0x6aba00b5));
            assertThat(live.streams().get(2).codec()).isEqualTo(Codec.HEVC);
        });
    }

    private static String entry(String info) {
        return "{\"code\":0,\"data\":{\"liveType\":0,\"liveSessionId\":\"6ab93a1bh5\",\"normalRoomInfo\":{" + info
                + "}}}";
    }

    private RoomStatus check(String id) throws IOException {
        Kugou kugou = new Kugou();
        Room room = kugou.match(Address.parse("https://fanxing.kugou.com/" + id).orElseThrow())
                .orElseThrow();
        return kugou.check(room, http.visit(Credentials.NONE));
    }
}
