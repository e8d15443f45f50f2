package io.aircheck.music.catalogue;

import io.aircheck.music.Song;
import io.aircheck.music.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Reads what the catalogue keeps of a file. Safe for use by many threads. */
public interface TrackReader {

    /** What a file says of itself. */
    record Description(Song song, Duration length) {}

    /** Quick, unlike {@link #fingerprint}. */
    Description describe(Path file) throws IOException, InterruptedException;

    /** @throws IOException with a sentence, if the file holds no music that can be read */
    Fingerprint fingerprint(Path file) throws IOException, InterruptedException;
}
