package io.aircheck.music.catalogue;

import io.aircheck.music.Song;
import io.aircheck.music.index.ContentId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of music in the catalogue.
 *
 * @param id of the content of its file
 * @param length of what was fingerprinted
 * @param files where its content lies, more than once where the user has it more than once; empty where it was learned
 * @param learned from whom it is known, where it has no file but is a stretch that a service has named; else null
 */
public record Track(
        ContentId id,
        Song song,
        Duration length,
        List<TrackFile> files,
        @Nullable Learned learned) {

    /**
     * How a stretch without a file is known.
     *
     * @param recogniser who has named it
     * @param offsetMillis the place in the song where the stretch begins; null where nobody has said
     */
    public record Learned(String recogniser, @Nullable Long offsetMillis) {}

    public Track {
        files = List.copyOf(files);
    }

    /** A piece of the user's own. */
    public Track(ContentId id, Song song, Duration length, List<TrackFile> files) {
        this(id, song, length, files, null);
    }

    /** The same piece, described otherwise. */
    public Track withSong(Song other) {
        return new Track(id, other, length, files, learned);
    }

    Track withFiles(List<TrackFile> others) {
        return new Track(id, song, length, others, learned);
    }

    Track with(TrackFile file) {
        return withFiles(Stream.concat(files.stream().filter(other -> !other.isAt(file.path())), Stream.of(file))
                .toList());
    }

    Track without(String path) {
        return withFiles(files.stream().filter(file -> !file.isAt(path)).toList());
    }
}
