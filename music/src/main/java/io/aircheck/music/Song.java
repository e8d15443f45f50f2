package io.aircheck.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of music as its makers published it.
 *
 * @param artists the main one first; empty where nobody says
 * @param isrc twelve characters that name the recording (ISO 3901)
 * @param year of its release
 */
public record Song(
        String title,
        List<String> artists,
        @Nullable String album,
        @Nullable String label,
        @Nullable String isrc,
        @Nullable Integer year,
        ExternalIds external) {

    public Song {
        artists = List.copyOf(artists);
    }

    /** Of which no more is known. */
    public static Song of(String title, String... artists) {
        return new Song(title, List.of(artists), null, null, null, null, ExternalIds.NONE);
    }

    public Song withExternal(ExternalIds ids) {
        return new Song(title, artists, album, label, isrc, year, ids);
    }

    /** As a radio announces it: {@code Artist, Other Artist - Title}. */
    public String announcement() {
        return artists.isEmpty() ? title : String.join(", ", artists) + " - " + title;
    }
}
