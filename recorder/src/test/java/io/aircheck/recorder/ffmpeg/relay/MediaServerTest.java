package io.aircheck.recorder.ffmpeg.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaServerTest {

    @ParameterizedTest
    @CsvSource({
        "rtmp://h.example/app/key?a=b,     h.example,  1935, false, rtmp://F/app/key?a=b,    rtmp://h.example:1935/app",
        "RTMPS://h.example/app/inst/key,   h.example,  443,  true,  rtmp://F/app/inst/key,   rtmps://h.example:443/app/inst",
        "rtmp://h.example:1/app/mp4:a/b,   h.example,  1,    false, rtmp://F/app/mp4:a/b,    rtmp://h.example:1/app",
        "rtmp://h.example/ondemand/a/b/c,  h.example,  1935, false, rtmp://F/ondemand/a/b/c, rtmp://h.example:1935/ondemand",
        "rtmp://h.example/app,             h.example,  1935, false, rtmp://F/app,            rtmp://h.example:1935/app",
        "rtmp://u:p@[2001:db8::1]/a/b,     2001:db8::1, 1935, false, rtmp://u:p@F/a/b,       rtmp://[2001:db8::1]:1935/a",
        "rtmpts://h.example/a/b,           h.example,  443,  true,  rtmpt://F/a/b,           rtmpts://h.example:443/a",
        "rtsps://h.example/a/b,            h.example,  322,  true,  rtsp://F/a/b,            rtsps://h.example:322/a",
        "rtsp://u:p@h.example:8554/a,      h.example,  8554, false, rtsp://u:p@F/a,          rtsp://h.example:8554/a",
    })
    void reads(String url, String host, int port, boolean secure, String local, String tcUrl) {
        MediaServer server = MediaServer.of(url);
        assertThat(server.host()).isEqualTo(host);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.secure()).isEqualTo(secure);
        assertThat(server.addressAt("F")).isEqualTo(local);
        assertThat(server.tcUrl()).isEqualTo(tcUrl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h.example/a",
                "srt://h.example:9000",
                "rtmp:///a",
                "rtmp://h:0/a",
                "rtmp://h:65536/a",
                ""
            })
    void othersAreNoneOfThese(String url) {
        assertThat(MediaServer.of(url)).isNull();
    }
}
