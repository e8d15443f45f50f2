package io.aircheck.media.ogg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OggIntroductionTest {

    @ParameterizedTest
    @CsvSource({
        // the first bytes of the two packets
        "'OpusHead rest', 'OpusTags', OPUS",
        "'\u0001vorbis re', '\u0003vorbis', VORBIS",
        "'\u007fFLAC rest', '\u0084abc', FLAC",
    })
    void tellsCodecAndTitle(String head, String tags, OggIntroduction.Codec codec) {
        byte[] comments = comments(tags, "artist=Åse & Band", "TITLE=Opening=Theme", "title=second", "broken");
        byte[] ogg = join(page(2, 7, latin1(head)), page(0, 7, comments));

        OggIntroduction introduction = OggIntroduction.read(ogg).orElseThrow();

        assertThat(introduction.codec()).isEqualTo(codec);
        assertThat(introduction.title()).isEqualTo("Åse & Band - Opening=Theme");
    }

    @Test
    void titlesAreWhatThereIs() {
        assertThat(titleOf("TITLE=Song")).isEqualTo("Song");
        assertThat(titleOf("ARTIST=Band", "TITLE=")).isEqualTo("Band");
        assertThat(titleOf()).isNull();
    }

    @Test
    void commentsMayFillSeveralPagesBetweenThoseOfOtherStreams() {
        byte[] comments = comments("OpusTags", "TITLE=" + "x".repeat(600));
        byte[] ogg = join(
                page(2, 7, latin1("OpusHead")),
                page(0, 8, latin1("another stream")),
                page(0, 7, Arrays.copyOf(comments, 510)),
                page(1, 7, Arrays.copyOfRange(comments, 510, comments.length)));

        assertThat(OggIntroduction.read(ogg).orElseThrow().title()).hasSize(600);
    }

    @Test
    void nothingIsSaidBeforeBothPacketsAreWhole() {
        byte[] ogg = join(page(2, 7, latin1("OpusHead")), page(0, 7, comments("OpusTags", "TITLE=Song")));

        for (int length = 0; length < ogg.length; length++) {
            assertThat(OggIntroduction.read(Arrays.copyOf(ogg, length))).isEmpty();
        }
        assertThat(OggIntroduction.read(join(page(0, 7, latin1("OpusHead")), page(0, 7, latin1("x")))))
                .as("does not begin a stream")
                .isEmpty();
    }

    @Test
    void damageNeverBreaksTheReader() {
        byte[] ogg = join(page(2, 7, latin1("OpusHead")), page(0, 7, comments("OpusTags", "TITLE=Song", "ARTIST=A")));
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = ogg.clone();
            for (int j = 0; j < 3; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(OggIntroduction.read(damaged)).isNotNull();
        }
    }

    private static String titleOf(String... comments) {
        return OggIntroduction.read(join(page(2, 7, latin1("OpusHead")), page(0, 7, comments("OpusTags", comments))))
                .orElseThrow()
                .title();
    }

    private static byte[] comments(String begin, String... comments) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(latin1(begin));
        packet.writeBytes(text("encoder"));
        packet.writeBytes(number(comments.length));
        List.of(comments).forEach(comment -> packet.writeBytes(text(comment)));
        return packet.toByteArray();
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return join(number(bytes.length), bytes);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** A page with one packet, or its beginning where its length is a multiple of 255. */
    private static byte[] page(int flags, int serial, byte[] packet) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(latin1("OggS\0"));
        page.write(flags);
        page.writeBytes(new byte[8]);
        page.writeBytes(number(serial));
        page.writeBytes(new byte[8]);
        boolean goesOn = packet.length % 255 == 0;
        page.write(packet.length / 255 + (goesOn ? 0 : 1));
        for (int i = 0; i < packet.length / 255; i++) {
            page.write(255);
        }
        if (!goesOn) {
            page.write(packet.length % 255);
        }
        page.writeBytes(packet);
        return page.toByteArray();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
