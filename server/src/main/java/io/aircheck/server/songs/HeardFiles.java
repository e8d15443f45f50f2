package io.aircheck.server.songs;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.listening.HeardFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was heard of music that nobody knows yet: a file for each such play, named after its id.
 *
 * @param mostBytes that all of them may take together, 0 for any number; the oldest go first
 */
record HeardFiles(Path directory, LongSupplier mostBytes) {

    private static final Logger LOG = LoggerFactory.getLogger(HeardFiles.class);
    private static final String SUFFIX = ".heard";

    /** A file as it was when the directory was read. */
    private record Kept(Path file, long playId, long bytes) {}

    synchronized void put(long playId, Heard heard) throws IOException {
        Files.createDirectories(directory);
        HeardFile.write(file(playId), heard, Analysis.USUAL.hash());
        long most = mostBytes.getAsLong();
        if (most > 0) {
            dropOldest(most);
        }
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

    private void dropOldest(long most) throws IOException {
        List<Kept> kept = kept();
        long bytes = kept.stream().mapToLong(Kept::bytes).sum();
        int dropped = 0;
        while (bytes > most && dropped < kept.size()) {
            Kept oldest = kept.get(dropped++);
            Files.deleteIfExists(oldest.file());
            bytes -= oldest.bytes();
        }
        if (dropped > 0) {
            LOG.info("What was heard of unknown music has reached its limit; of the oldest {} are dropped", dropped);
        }
    }

    /** The oldest first: ids only grow. */
    private List<Kept> kept() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{1,18}\\" + SUFFIX))
                    .map(HeardFiles::kept)
                    .sorted(Comparator.comparingLong(Kept::playId))
                    .toList();
        }
    }

    private static Kept kept(Path file) {
        String name = file.getFileName().toString();
        return new Kept(
                file,
                Long.parseLong(name.substring(0, name.length() - SUFFIX.length())),
                file.toFile().length());
    }

    private Path file(long playId) {
        return directory.resolve(playId + SUFFIX);
    }
}
