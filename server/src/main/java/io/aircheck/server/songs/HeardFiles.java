package io.aircheck.server.songs;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.listening.HeardFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was heard of music that nobody knows yet: a file for each such play, named after its id. */
record HeardFiles(Path directory) {

    void put(long playId, Heard heard) throws IOException {
        Files.createDirectories(directory);
        HeardFile.write(file(playId), heard, Analysis.USUAL.hash());
    }

    Heard get(long playId) throws IOException {
        return HeardFile.read(file(playId), Analysis.USUAL.hash());
    }

    boolean has(long playId) {
        return Files.exists(file(playId));
    }

    void remove(long playId) throws IOException {
        Files.deleteIfExists(file(playId));
    }

    private Path file(long playId) {
        return directory.resolve(playId + ".heard");
    }
}
