package io.aircheck.music.tracklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.tracklist.Play.Seek;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden files {@code tracklist/hostile.*} of a list whose names try to break out of every format. */
class TrackListFormatTest {

    private static final TrackListFormat.Setting SETTING =
            new TrackListFormat.Setting("直播 \"x\"\n.TS", "Unidentified music");

    static final TrackList HOSTILE = new TrackList(List.of(
            play(12.04, 184.5, "Ember River", "Hollow Moon", "Night Glass", 0.99),
            play(180.2, 300, "a=b;c#d\\e \"f\" <i>&amp;--> ,g", "=SUM(A1)", "line\r\nbreak\u0000\u001b[31m", 0.5),
            new Play(at(310), at(330.5), null),
            play(333, 336, "short", "S", null, 0.7),
            new Play(
                    at(3723.999),
                    at(7325),
                    new Match(
                            new Song(
                                    "夜\u2028航\u202egpj",
                                    List.of("@x", "-y"),
                                    null,
                                    null,
                                    "QZABC2400001",
                                    null,
                                    new ExternalIds(null, new ServiceIds("t", null, List.of()), null, "mb", null)),
                            1,
                            "acrcloud",
                            "C:\\a,b.flac",
                            Duration.ofMillis(-400),
                            1.025,
                            0.98,
                            null),
                    List.of(new Seek(at(4000), at(100.5))))));

    @ParameterizedTest
    @EnumSource
    void writesTheGoldenFile(TrackListFormat format) throws IOException {
        assertThat(format.write(HOSTILE, SETTING)).isEqualTo(golden("hostile." + format.extension()));
    }

    @Test
    void readsBackItsJson() {
        assertThat(TrackListJson.read(TrackListFormat.JSON.write(HOSTILE, SETTING)))
                .isEqualTo(HOSTILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[{}]",
                "[{\"start\":5,\"end\":4}]",
                "[{\"start\":1e300,\"end\":4}]",
                "[{\"start\":1,\"end\":4,\"title\":\"x\",\"confidence\":7}]"
            })
    void saysThatAFileIsNoTrackList(String text) {
        assertThatThrownBy(() -> TrackListJson.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("track list");
    }

    @Test
    void isEmptyWhereNothingWasPlayed() {
        TrackList none = new TrackList(List.of());
        assertThat(TrackListFormat.JSON.write(none, SETTING)).isEqualTo("[]\n");
        assertThat(TrackListFormat.YOUTUBE.write(none, SETTING)).isEmpty();
    }

    private static Play play(double start, double end, String title, String artist, String album, double confidence) {
        Song song = new Song(title, List.of(artist), album, null, null, null, ExternalIds.NONE);
        return new Play(at(start), at(end), new Match(song, confidence, "catalogue", "a.mp3", at(0.4), 1, 1, null));
    }

    static Duration at(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = TrackListFormatTest.class.getResourceAsStream("/tracklist/" + name)) {
            return in == null ? "there is no " + name : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
