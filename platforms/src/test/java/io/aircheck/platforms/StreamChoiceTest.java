package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamChoiceTest {

    private static final List<LiveStream> TWITCH = List.of(
            stream(Quality.OD, "1080p60", 1080, 60.0, Codec.AVC),
            stream(Quality.BD, "720p60", 720, 60.0, Codec.AVC),
            stream(Quality.UHD, "720p30", 720, 30.0, Codec.AVC),
            stream(Quality.HD, "480p", 480, 30.0, Codec.AVC),
            stream(Quality.LD, "audio_only", null, null, Codec.AAC));

    private static final List<LiveStream> BILIBILI =
            List.of(stream(Quality.OD, "原画", null, null, null), stream(Quality.UHD, "超清", null, null, null));

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            best                | 1080p60
            worst               | 480p
            audio_only          | audio_only
            OD                  | 1080p60
            原画                | 1080p60
            Original            | 1080p60
            超清                | 720p30
            720p                | 720p60
            720P30              | 720p30
            720p50              | 720p60
            1080p60,best        | 1080p60
            2160p,480p          | 480p
            2160p，1440p        | 1080p60
            360p                | 480p
            SD                  | 480p
            """)
    void theWishedStreamOrTheNearestIsTaken(String words, String name) {
        assertThat(StreamChoice.parse(words).choose(TWITCH).name()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"BD,超清", "LD,超清", "HD,超清", "OD,原画", "worst,超清", "1080p,原画", "audio_only,超清"})
    void aMissingRungFallsToTheNextLowerAndElseToTheLowestAbove(String words, String name) {
        assertThat(StreamChoice.parse(words).choose(BILIBILI).name()).isEqualTo(name);
    }

    @Test
    void anUnknownWordIsRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> StreamChoice.parse("bestest"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"bestest\"")
                .hasMessageContaining("best, worst")
                .hasMessageContaining("OD (原画)");
        assertThatThrownBy(() -> StreamChoice.parse(" , ")).hasMessageContaining("no quality given");
    }

    private static LiveStream stream(Quality quality, String name, Integer height, Double frameRate, Codec codec) {
        return LiveStream.of(Protocol.HLS, quality, name, "https://media.test/" + quality)
                .withCodec(codec)
                .withPicture(null, height, frameRate);
    }

    @Test
    void ofOneQualityThePreferredCodecIsTaken() {
        List<LiveStream> offered = List.of(
                codec("a", Quality.OD, Codec.AVC),
                codec("b", Quality.OD, Codec.HEVC),
                codec("c", Quality.SD, Codec.AV1));
        assertThat(StreamChoice.BEST.choose(offered).name()).isEqualTo("a");
        assertThat(StreamChoice.BEST
                        .preferring(List.of(Codec.AV1, Codec.HEVC))
                        .choose(offered)
                        .name())
                .isEqualTo("b");
        assertThat(StreamChoice.parse("SD")
                        .preferring(List.of(Codec.HEVC))
                        .choose(offered)
                        .name())
                .isEqualTo("c");
    }

    private static LiveStream codec(String name, Quality quality, Codec codec) {
        return LiveStream.of(Protocol.FLV, quality, name, "https://cdn.example/" + name)
                .withCodec(codec);
    }
}
