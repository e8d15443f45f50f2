package io.aircheck.media.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MasterPlaylistTest {

    private static final String BASE = "https://host.test/a/master.m3u8?token=t";

    private static MasterPlaylist parse(String text) throws PlaylistException {
        return (MasterPlaylist) HlsParser.parse(text, BASE);
    }

    @Test
    void variantsCarryWhatTheirAttributesSay() throws PlaylistException {
        MasterPlaylist master = parse("""
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=1400000,AVERAGE-BANDWIDTH=1200000,RESOLUTION=854x480,FRAME-RATE=25.000,CODECS="avc1.4d401f, mp4a.40.2",AUDIO="aac"
                mid/index.m3u8?token=abc
                #EXT-X-STREAM-INF:BANDWIDTH=5600000
                https://edge2.test/high.m3u8
                """);

        Variant mid = master.variants().getFirst();
        assertThat(mid.url()).isEqualTo("https://host.test/a/mid/index.m3u8?token=abc");
        assertThat(mid.bandwidth()).isEqualTo(1_400_000);
        assertThat(mid.averageBandwidth()).isEqualTo(1_200_000);
        assertThat(mid.resolution()).isEqualTo(new Resolution(854, 480));
        assertThat(mid.frameRate()).isEqualTo(25.0);
        assertThat(mid.codecs()).containsExactly("avc1.4d401f", "mp4a.40.2");
        assertThat(mid.audioGroup()).isEqualTo("aac");

        Variant high = master.variants().getLast();
        assertThat(high.url()).isEqualTo("https://edge2.test/high.m3u8");
        assertThat(List.of(high.codecs(), high.attributes()))
                .isEqualTo(List.of(List.of(), Map.of("BANDWIDTH", "5600000")));
        assertThat(high.resolution()).isNull();
        assertThat(high.frameRate()).isNull();
        assertThat(high.averageBandwidth()).isNull();
        assertThat(master.best()).isEqualTo(high);
    }

    @Test
    void aVideoGroupsNameIsTheVariantsNameEvenIfDeclaredLater() throws PlaylistException {
        MasterPlaylist master = parse("""
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=6000000,VIDEO="chunked"
                /source.m3u8
                #EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID="chunked",NAME="1080p60 (source)",DEFAULT=YES
                """);

        assertThat(master.variants().getFirst().name()).isEqualTo("1080p60 (source)");
        assertThat(master.variants().getFirst().videoGroup()).isEqualTo("chunked");
    }

    @Test
    void twitchsSecondFormNamesItsVariantsItself() throws PlaylistException {
        Variant variant = parse("""
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=6000000,IVS-NAME="1080p60",IVS-VARIANT-SOURCE="source",STABLE-VARIANT-ID="x"
                /source.m3u8
                """).variants().getFirst();

        assertThat(variant.name()).isEqualTo("1080p60");
        assertThat(variant.attributes()).containsEntry("IVS-VARIANT-SOURCE", "source");
    }

    @Test
    void separateAudioIsTheDefaultOfTheVariantsGroup() throws PlaylistException {
        MasterPlaylist master = parse("""
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="commentary",URI="c.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="main, English",LANGUAGE="en",DEFAULT=YES,URI="m.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="within",NAME="main"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="a",NAME="s",URI="s.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"
                v1.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=2,AUDIO="within"
                v2.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=3,URI="i.m3u8"
                """);

        assertThat(master.audioRenditions()).hasSize(3);
        assertThat(master.separateAudioOf(master.variants().getFirst()))
                .map(Rendition::name)
                .contains("main, English");
        assertThat(master.separateAudioOf(master.variants().getLast())).isEmpty();
        assertThat(master.best().url()).isEqualTo("https://host.test/a/v2.m3u8");
    }

    @Test
    void definedNamesAreReplacedInAddressesAndQuotedValues() throws PlaylistException {
        Variant variant = parse("""
                #EXTM3U
                #EXT-X-DEFINE:NAME="host",VALUE="cdn.test"
                #EXT-X-DEFINE:QUERYPARAM="token"
                #EXT-X-STREAM-INF:BANDWIDTH=1,IVS-NAME="{$host}"
                https://{$host}/v.m3u8?t={$token}&x={$unknown}
                """).variants().getFirst();

        assertThat(variant.url()).isEqualTo("https://cdn.test/v.m3u8?t=t&x={$unknown}");
        assertThat(variant.name()).isEqualTo("cdn.test");
    }

    @Test
    void aVariantImportsWhatItsMasterDefines() throws PlaylistException {
        MasterPlaylist master = parse("""
                #EXTM3U
                #EXT-X-DEFINE:NAME="host",VALUE="cdn.test"
                #EXT-X-STREAM-INF:BANDWIDTH=1
                v.m3u8
                """);
        MediaPlaylist variant = (MediaPlaylist) HlsParser.parse("""
                #EXTM3U
                #EXT-X-DEFINE:IMPORT="host"
                #EXT-X-DEFINE:IMPORT="other"
                #EXTINF:2,
                https://{$host}/1.ts?x={$other}
                """, BASE, null, master.definitions());

        assertThat(variant.segments().getFirst().url()).isEqualTo("https://cdn.test/1.ts?x={$other}");
    }

    @Test
    void theSameVariantIsFoundAgain() throws PlaylistException {
        Variant before = parse("""
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=3000,RESOLUTION=1280x720,CODECS="avc1,mp4a"
                a.m3u8
                """).best();
        MasterPlaylist after = parse("""
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=6000,RESOLUTION=1920x1080,CODECS="avc1,mp4a"
                high.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=1500,RESOLUTION=1280x720,CODECS="avc1,mp4a"
                low.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=3100,RESOLUTION=1280x720,CODECS="avc1,mp4a"
                same.m3u8
                """);

        assertThat(after.like(before).url()).endsWith("/same.m3u8");
    }
}
