package io.aircheck.media.flv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecHeadersTest {

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "17 00 00 00 00 01,             AVC,     SEQUENCE_HEADER, false",
        "17 01 00 00 00 aa,             AVC,     FRAME,           true",
        "27 01 00 00 00 aa,             AVC,     FRAME,           false",
        "17 02 00 00 00,                AVC,     END,             false",
        "57 00,                         AVC,     OTHER,           false",
        "1c 01 00 00 00 aa,             HEVC,    FRAME,           true",
        "1d 00 00 00 00 aa,             AV1,     SEQUENCE_HEADER, false",
        "12 84 00,                      H263,    FRAME,           true",
        "90 68 76 63 31 01,             HEVC,    SEQUENCE_HEADER, false",
        "91 68 76 63 31 00 00 00 aa,    HEVC,    FRAME,           true",
        "a3 61 76 30 31 aa,             AV1,     FRAME,           false",
        "93 61 76 63 31 aa,             AVC,     FRAME,           true",
        "92 76 70 30 39,                VP9,     END,             false",
        "94 76 70 30 39,                VP9,     OTHER,           false",
        "97 00 ee 01 68 76 63 31 aa,    HEVC,    FRAME,           true",
        "96 10 68 76 63 31 aa,          UNKNOWN, OTHER,           false",
        "91 3f 3f 3f 3f aa,             UNKNOWN, FRAME,           true",
        "'',                            UNKNOWN, OTHER,           false",
        "17,                            AVC,     SEQUENCE_HEADER, false",
    })
    void video(String payload, VideoHeader.Codec codec, Packet packet, boolean key) {
        VideoHeader header = VideoHeader.of(FlvTags.tag(FlvTag.Kind.VIDEO, 0, octets(payload)));
        assertThat(header.codec()).isEqualTo(codec);
        assertThat(header.packet()).isEqualTo(packet);
        assertThat(header.keyFrame()).isEqualTo(key);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "af 00 12 10,             AAC,     SEQUENCE_HEADER",
        "af 01 21,                AAC,     FRAME",
        "af 01,                   AAC,     OTHER",
        "2f ff fb,                MP3,     FRAME",
        "df 01,                   OPUS,    FRAME",
        "90 6d 70 34 61 12,       AAC,     SEQUENCE_HEADER",
        "91 4f 70 75 73 aa,       OPUS,    FRAME",
        "91 61 63 2d 33 aa,       AC3,     FRAME",
        "92 66 4c 61 43,          FLAC,    END",
        "95 11 4f 70 75 73,       UNKNOWN, OTHER",
        "'',                      UNKNOWN, OTHER",
    })
    void audio(String payload, AudioHeader.Codec codec, Packet packet) {
        AudioHeader header = AudioHeader.of(FlvTags.tag(FlvTag.Kind.AUDIO, 0, octets(payload)));
        assertThat(header.codec()).isEqualTo(codec);
        assertThat(header.packet()).isEqualTo(packet);
    }

    private static int[] octets(String hex) {
        return hex.isEmpty()
                ? new int[0]
                : Arrays.stream(hex.split(" "))
                        .mapToInt(octet -> Integer.parseInt(octet, 16))
                        .toArray();
    }
}
