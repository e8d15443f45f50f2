package io.aircheck.music.catalogue;

import io.aircheck.music.Song;
import io.aircheck.music.index.ContentId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of music in the catalogue.
 *
 * @param id of the content of its file
 * @param length of what was fingerprinted
 * @param files where its content lies, more than once where the user has it more than once; empty where it was learned from a
 *     service's answer
 */
public record Track(ContentId id, Song song, Duration length, List<TrackFile> files) {

    public Track {
        files = List.copyOf(files);
    }

    Track with(TrackFile file) {
        return new Track(
                id,
                song,
                length,
                Stream.concat(files.stream().filter(other -> !other.isAt(file.path())), Stream.of(file))
                        .toList());
    }

    Track without(String path) {
        return new Track(
                id,
                song,
                length,
                files.stream().filter(file -> !file.isAt(path)).toList());
    }
}
