package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of measurements, which are large and go again. */
final class Folders {

    private Folders() {}

    static void delete(Path folder) throws IOException {
        for (Path file : all(folder).reversed()) {
            Files.deleteIfExists(file);
        }
    }

    /** Everything in a folder, folders before what is in them. */
    static List<Path> all(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
