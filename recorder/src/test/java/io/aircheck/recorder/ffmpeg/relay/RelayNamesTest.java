package io.aircheck.recorder.ffmpeg.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayNamesTest {

    @ParameterizedTest
    @CsvSource({
        "https://live.example/a?b=c,             http://live.example.https.invalid:443/a?b=c",
        "https://live.example:8443/a,            http://live.example.https.invalid:8443/a",
        "https://live.example:80/a,              http://live.example.https.invalid:80/a",
        "https://me:pw@live.example/a,           http://me:pw@live.example.https.invalid:443/a",
        "https://203.0.113.7/a,                  http://203.0.113.7.https.invalid:443/a",
        "https://[2001:db8::1]:8443/a,           http://2001-db8--1.v6.https.invalid:8443/a",
        "https://live.example,                   http://live.example.https.invalid:443",
        "http://live.example/a?u=https://b/c,    http://live.example/a?u=https://b/c",
    })
    void thereAndBack(String outside, String inside) {
        assertThat(RelayNames.inside(outside)).isEqualTo(inside);
        // FFmpeg keeps a user to itself and sends it as a header.
        assertThat(RelayNames.outside(inside.replace("me:pw@", ""))).isEqualTo(outside.replace("me:pw@", ""));
    }

    @Test
    void aPlaylistLeadsToTheRelay() {
        String playlist = """
                #EXTM3U
                #EXT-X-KEY:METHOD=AES-128,URI="https://keys.example/k?a=1",IV=0x1
                #EXT-X-MAP:URI="init.mp4"
                #EXTINF:2,title https://no.example/reference
                https://cdn.example/1.ts?sign=a//b
                  HTTPS://cdn.example/2.ts
                //cdn.example/3.ts
                /4.ts
                5.ts?from=https://other.example/
                http://plain.example/6.ts
                """;

        assertThat(RelayNames.manifest(playlist, "https://live.example/a.m3u8")).isEqualTo("""
                #EXTM3U
                #EXT-X-KEY:METHOD=AES-128,URI="http://keys.example.https.invalid:443/k?a=1",IV=0x1
                #EXT-X-MAP:URI="init.mp4"
                #EXTINF:2,title https://no.example/reference
                http://cdn.example.https.invalid:443/1.ts?sign=a//b
                  http://cdn.example.https.invalid:443/2.ts
                http://cdn.example.https.invalid:443/3.ts
                /4.ts
                5.ts?from=https://other.example/
                http://plain.example/6.ts
                """);
        assertThat(RelayNames.manifest(playlist, "http://live.example/a.m3u8")).contains("\n//cdn.example/3.ts\n");
    }

    @Test
    void anMpdLeadsToTheRelay() {
        String mpd = """
                <?xml version="1.0"?>
                <MPD type='dynamic'><Location>https://live.example/a.mpd?x&amp;y</Location>
                <BaseURL>
                    https://cdn.example:8443/a/
                </BaseURL><BaseURL><![CDATA[https://b.example/]]></BaseURL>
                <SegmentTemplate initialization='https://c.example/i' media="//d.example/$Number$"/></MPD>
                """;

        assertThat(RelayNames.manifest(mpd, "https://live.example/a.mpd")).isEqualTo("""
                <?xml version="1.0"?>
                <MPD type='dynamic'><Location>http://live.example.https.invalid:443/a.mpd?x&amp;y</Location>
                <BaseURL>
                    http://cdn.example.https.invalid:8443/a/
                </BaseURL><BaseURL><![CDATA[http://b.example.https.invalid:443/]]></BaseURL>
                <SegmentTemplate initialization='http://c.example.https.invalid:443/i' \
                media="http://d.example.https.invalid:443/$Number$"/></MPD>
                """);
    }

    @Test
    void whatFFmpegSaysIsReadable() {
        assertThat(RelayNames.readable(
                        "[hls] Opening 'http://cdn.example.https.invalid:443/1.ts?sign=secret' failed: 404"))
                .isEqualTo("[hls] Opening 'https://cdn.example/1.ts?…' failed: 404");
    }

    /** A hostile playlist must not cost more than its length. */
    @Test
    void staysLinear() {
        for (String piece : new String[] {"\n", " ", "\"//", "\nhttps://", "\nhttps://a", "[", "\n//@"}) {
            String text = piece.repeat((4 << 20) / piece.length());
            long start = System.nanoTime();
            RelayNames.manifest(text, "https://live.example/");
            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as("milliseconds for %s", piece.strip().toUpperCase(Locale.ROOT))
                    .isLessThan(10_000);
        }
    }
}
