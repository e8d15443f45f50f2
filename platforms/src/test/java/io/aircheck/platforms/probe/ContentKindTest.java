package io.aircheck.platforms.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentKindTest {

    @ParameterizedTest
    @CsvSource({
        // bytes, content type, icy, extension, kind
        "464C560105,             text/plain,               false, '',   FLV",
        "464C560105,             ,                         false, m3u8, FLV",
        "000000186674797069736F, application/octet-stream, false, '',   MP4",
        "000000187374797069736F, ,                         false, m4s,  MP4",
        "4F676753,               application/octet-stream, false, '',   RADIO",
        "664C6143,               ,                         false, '',   RADIO",
        "49443303,               text/plain,               false, '',   RADIO",
        "00FFFB90,               audio/mpeg,               false, '',   RADIO",
        "00FFFB90,               audio/aacp;charset=x,     false, '',   RADIO",
        "00FFFB90,               ,                         true,  '',   RADIO",
        "00FFFB90,               application/octet-stream, false, mp3,  RADIO",
        "00FFFB90,               ,                         false, ts,   TS",
        "00FFFB90,               video/mp2t,               false, '',   TS",
        "00FFFB90,               application/octet-stream, false, '',   UNKNOWN",
        "'',                     video/x-flv,              true,  flv,  EMPTY",
    })
    void ofBytes(String hex, String type, boolean icy, String extension, ContentKind kind) {
        assertThat(ContentKind.of(HexFormat.of().parseHex(hex), type, icy, extension))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#EXTM3U~#EXT-X-VERSION:3 | text/plain | '' | HLS",
                "#EXTM3U~#EXT-X-VERSION:3 | audio/x-mpegurl | m3u | HLS",
                "#EXTM3U~#EXTINF:-1,Radio~http://a/b | application/vnd.apple.mpegurl | '' | M3U",
                "#EXTM3U | application/vnd.apple.mpegurl | m3u8 | HLS",
                "http://a.test/b.mp3 | audio/x-mpegurl | '' | M3U",
                "http://a.test/b.mp3 | text/plain | m3u | M3U",
                "http://a.test/b.mp3 | text/plain | txt | SENTENCE",
                "~[Playlist]~File1=http://a | text/plain | '' | PLS",
                "<?xml version='1.0'?><MPD/> | text/html | '' | XML",
                "<MPD> | video/mp4 | '' | XML",
                "<!DOCTYPE html> | application/vnd.apple.mpegurl | m3u8 | WEB_PAGE",
                "<HTML> | video/x-flv | flv | WEB_PAGE",
                "The channel is off. | video/mp2t | ts | SENTENCE",
                "{\"error\":1} | application/json | m3u8 | UNKNOWN",
            })
    void ofText(String text, String type, String extension, ContentKind kind) {
        byte[] bytes = text.replace('~', '\n').getBytes(StandardCharsets.UTF_8);

        assertThat(ContentKind.of(bytes, type, false, extension)).isEqualTo(kind);
    }

    @Test
    void ofTransportStreamsByTheirSyncBytes() {
        byte[] packets = new byte[1024];
        for (int i = 0; i < packets.length; i += 188) {
            packets[i] = 0x47;
        }
        assertThat(ContentKind.of(packets, "text/html", false, "")).isEqualTo(ContentKind.TS);

        packets[188] = 0;
        assertThat(ContentKind.of(packets, "text/html", false, "")).isEqualTo(ContentKind.UNKNOWN);
    }
}
