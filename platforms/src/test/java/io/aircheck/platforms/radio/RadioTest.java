package io.aircheck.platforms.radio;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadioTest {

    private final Radio radio = new Radio();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://radio.test:8000/stream.mp3",
                "http://radio.test:8000/;",
                "http://radio.test:8000/;stream/1",
                "http://radio.test:8000/;stream.nsv",
                "https://radio.test/hi.AAC?x=1",
                "https://radio.test/listen.pls",
                "https://radio.test/listen.m3u",
                "https://radio.test/stream.mp3.xspf",
                "https://radio.test/a/b.opus",
            })
    void takes(String url) {
        assertThat(Address.parse(url).flatMap(radio::match)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://radio.test/listen",
                "https://radio.test/live.m3u8",
                "https://radio.test/?file=a.mp3",
                "https://radio.test/mp3",
                "rtmp://radio.test/stream.mp3",
            })
    void takesNot(String url) {
        assertThat(Address.parse(url).flatMap(radio::match)).isEmpty();
    }
}
