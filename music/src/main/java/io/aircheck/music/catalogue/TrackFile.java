package io.aircheck.music.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A file as it was when it was last read. Where all of this is the same, so is its content, as far as anybody knows.
 *
 * @param path absolute
 * @param modifiedMillis when it was last changed, in epoch milliseconds
 */
public record TrackFile(String path, long bytes, long modifiedMillis) {

    static TrackFile of(Path file) throws IOException {
        return of(file, Files.readAttributes(file, BasicFileAttributes.class));
    }

    static TrackFile of(Path file, BasicFileAttributes attributes) {
        return new TrackFile(
                file.toAbsolutePath().normalize().toString(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    /** The file at another place, if it lies there and is as this one was. */
    static Optional<TrackFile> unchanged(TrackFile before, Path place) {
        try {
            TrackFile there = of(place);
            return there.bytes == before.bytes && there.modifiedMillis == before.modifiedMillis
                    ? Optional.of(there)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean isAt(String other) {
        return path.equals(other);
    }
}
