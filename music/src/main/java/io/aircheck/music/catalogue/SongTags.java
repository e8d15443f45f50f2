package io.aircheck.music.catalogue;

import io.aircheck.media.ffmpeg.MediaTags;
import io.aircheck.music.ExternalIds;
import io.aircheck.music.Song;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A song out of the tags of its file, whichever of the common names they have; else out of the file's name. */
final class SongTags {

    /** ISO 3901: country, registrant, year, number. */
    private static final Pattern ISRC = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}\\d{7}");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1[89]\\d\\d|2[01]\\d\\d)(?!\\d)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** How shops and players call a file of which only the name tells anything. */
    private static final Pattern ARTIST_AND_TITLE = Pattern.compile("(.+?)\\s+[-–—]\\s+(.+)");

    private SongTags() {}

    static Song song(MediaTags tags, Path file) {
        String title = tags.first("title", "tit2", "nam");
        List<String> artists = artists(tags.first("artists", "artist", "tpe1", "album_artist"));
        if (title == null) {
            String name = withoutExtension(file);
            Matcher matcher = ARTIST_AND_TITLE.matcher(name);
            boolean telling = artists.isEmpty() && matcher.matches();
            title = telling ? matcher.group(2) : name;
            artists = telling ? artists(matcher.group(1)) : artists;
        }
        return new Song(
                title,
                artists,
                tags.first("album", "talb"),
                tags.first("label", "publisher", "tpub", "organization"),
                isrc(tags.first("isrc", "tsrc")),
                year(tags.first("originalyear", "originaldate", "date", "year", "tdrc", "tyer")),
                new ExternalIds(
                        null,
                        null,
                        null,
                        uuid(tags.first("musicbrainz_trackid", "musicbrainz_track_id", "musicbrainz_recordingid")),
                        uuid(tags.first("acoustid_id", "acoustid"))));
    }

    /** FFmpeg joins the values of a tag by semicolons; other signs stand in names. */
    private static List<String> artists(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(";"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }

    private static @Nullable String isrc(@Nullable String value) {
        String isrc = value == null ? "" : value.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        return ISRC.matcher(isrc).matches() ? isrc : null;
    }

    private static @Nullable Integer year(@Nullable String value) {
        Matcher matcher = YEAR.matcher(value == null ? "" : value);
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private static @Nullable String uuid(@Nullable String value) {
        String id = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        return UUID.matcher(id).matches() ? id : null;
    }

    private static String withoutExtension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
