package io.aircheck.music.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.MediaTags;
import io.aircheck.music.ExternalIds;
import io.aircheck.music.Song;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SongTagsTest {

    private static Song song(Map<String, String> tags, String file) {
        return SongTags.song(new MediaTags(tags, Duration.ZERO), Path.of(file));
    }

    @Test
    void takesAllThatTheTagsTell() {
        Song song = song(
                Map.of(
                        "title", "Ember River",
                        "artist", "Hollow Moon; Night Glass",
                        "album", "Copper",
                        "publisher", "Copper Records",
                        "tsrc", "qz-abc-24-00001",
                        "date", "2024-03-15",
                        "musicbrainz_trackid", "CD2E7C47-16f5-46c6-a37c-a1eb7bf599ff",
                        "acoustid_id", "no uuid"),
                "/music/x.mp3");
        assertThat(song)
                .isEqualTo(new Song(
                        "Ember River",
                        List.of("Hollow Moon", "Night Glass"),
                        "Copper",
                        "Copper Records",
                        "QZABC2400001",
                        2024,
                        new ExternalIds(null, null, null, "cd2e7c47-16f5-46c6-a37c-a1eb7bf599ff", null)));
    }

    @ParameterizedTest
    @CsvSource({
        "周杰伦 - 晴天.flac, 周杰伦, 晴天",
        "Hollow Moon – Ember River.mp3, Hollow Moon, Ember River",
        "Ember-River.mp3, , Ember-River",
        "07.mp3, , 07",
        "noextension, , noextension"
    })
    void withoutTagsTheNameOfTheFileTells(String file, String artist, String title) {
        Song song = song(Map.of(), "/music/" + file);
        assertThat(song.title()).isEqualTo(title);
        assertThat(song.artists()).isEqualTo(artist == null ? List.of() : List.of(artist));
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024", "15.03.1999, 1999", "0000, ", "20240315, ", "unknown, "})
    void aYearIsAYear(String date, Integer year) {
        assertThat(song(Map.of("title", "x", "date", date), "/x").year()).isEqualTo(year);
    }
}
