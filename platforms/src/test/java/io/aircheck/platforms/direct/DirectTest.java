package io.aircheck.platforms.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectTest {

    private final Direct direct = new Direct();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.test/live/index.m3u8?token=abc",
                "http://a.test:8080/x.flv",
                "https://a.test/play?id=5",
                "a.test/x.mpd",
                "rtmp://a.test/app/stream?key=v",
                "rtmps://a.test/app/stream",
                "RTMPT://a.test/app/stream",
                "rtsp://me:pw@a.test:554/cam1",
                "srt://a.test:9000?streamid=read:x",
            })
    void takes(String url) {
        assertThat(Address.parse(url).flatMap(direct::match)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.test/x.mp4",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "udp://239.0.0.1:1234",
                "not an address"
            })
    void takesNot(String url) {
        assertThat(Address.parse(url).flatMap(direct::match)).isEmpty();
    }

    @Test
    void soundAloneIsARadio() {
        LiveStream sound = LiveStream.of(Protocol.ICY, Quality.OD, "OD", "http://a.test/x");
        LiveStream picture = LiveStream.of(Protocol.HLS, Quality.OD, "OD", "http://a.test/y");

        assertThat(direct.idOf(new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(sound))))
                .isEqualTo("radio");
        assertThat(direct.idOf(new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(sound, picture))))
                .isEqualTo("direct");
        assertThat(direct.idOf(new RoomStatus.Offline(RoomDetails.UNKNOWN))).isEqualTo("direct");
    }
}
