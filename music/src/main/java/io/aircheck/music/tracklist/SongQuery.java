package io.aircheck.music.tracklist;

import io.aircheck.music.Song;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What somebody looks for: words, all of which must stand in a song's title, artists or album, whatever their case and accents.
 *
 * @param words as {@link #plain} makes them
 */
public record SongQuery(List<String> words) {

    public static SongQuery of(String text) {
        return new SongQuery(Arrays.stream(plain(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    public boolean fits(Song song) {
        String all = plain(song.title() + "\n" + String.join("\n", song.artists()) + "\n"
                + (song.album() == null ? "" : song.album()));
        return words.stream().allMatch(all::contains) || song.isrc() != null && words.contains(plain(song.isrc()));
    }

    /**
     * Whether a song that fits may stand in a play as it is stored, which is cheaper to see than to read it.
     *
     * @param play its JSON
     */
    public boolean mayStandIn(String play) {
        String all = plain(play);
        return words.stream().anyMatch(SongQuery::mayBeIsrc)
                || words.stream()
                        // These stand there with a backslash.
                        .filter(word -> word.indexOf('"') < 0 && word.indexOf('\\') < 0)
                        .allMatch(all::contains);
    }

    private static boolean mayBeIsrc(String word) {
        return word.length() >= 12;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
