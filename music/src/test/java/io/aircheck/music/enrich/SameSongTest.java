package io.aircheck.music.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Song;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSongTest {

    @ParameterizedTest
    @CsvSource({
        "Ember River, Hollow Moon, Ember River, Hollow Moon, true",
        "Ember River, Hollow Moon, EMBER RIVER!, hollow  moon, true",
        "Émber Rivér, Höllow Moon, Ember River, Hollow Moon, true",
        "Ember River (feat. Vega), Hollow Moon, Ember River, Hollow Moon & Vega, true",
        "Ember River feat. Vega, Hollow Moon, Ember River, Vega, false", // no artist in common
        "Ember River, 'Hollow Moon, Vega', Ember River, Vega, true",
        "Ember River, Hollow Moon, Amber Rover, Hollow Moon, false",
        "Ember River, Hollow Moon, Ember Rivers, Hollow Moon, true",
        "Ember River, Hollow Moon, Ember River (Live at X), Hollow Moon, false",
        "Ember River (Live), Hollow Moon, Ember River - Live, Hollow Moon, true",
        "Ember River, Hollow Moon, Ember River (Vega Remix), Hollow Moon, false",
        "Ember River, Hollow Moon, Ember River (sped up), Hollow Moon, false",
        "Ember River, Hollow Moon, Ember River - 2011 Remaster, Hollow Moon, true",
        "Ember River, Hollow Moon, Ember River, Somebody Else, false",
        "夜航, 空月, 夜航, 空月, true",
        "夜航, 空月, 夜航（现场）, 空月, false",
        "Live, Hollow Moon, Live, Hollow Moon, true",
        "(Interlude), Hollow Moon, Interlude, Hollow Moon, true"
    })
    void comparesTitlesAndArtists(String title, String artist, String otherTitle, String otherArtist, boolean same) {
        Song one = Song.of(title, artist);
        Song other = Song.of(otherTitle, otherArtist);
        assertThat(SameSong.test(one, null, other, null)).isEqualTo(same);
        assertThat(SameSong.test(other, null, one, null)).isEqualTo(same);
    }

    @Test
    void wantsLengthsWithinThreeSeconds() {
        Song song = Song.of("Ember River", "Hollow Moon");
        assertThat(SameSong.test(song, Duration.ofSeconds(200), song, Duration.ofSeconds(203)))
                .isTrue();
        assertThat(SameSong.test(song, Duration.ofSeconds(200), song, Duration.ofSeconds(204)))
                .isFalse();
        assertThat(SameSong.test(song, null, song, Duration.ofSeconds(204))).isTrue();
    }

    @Test
    void doesNotTakeSongsOfNobodyForTheSame() {
        assertThat(SameSong.test(Song.of("Intro"), null, Song.of("Intro"), null))
                .isFalse();
    }
}
