package io.aircheck.music.catalogue;

import io.aircheck.music.index.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which files of fingerprints belong to the catalogue. It is replaced in one step, so that a reader sees the state before a
 * change or the one after it.
 *
 * @param generation counts the changes
 * @param segments names of files, oldest first
 */
record Manifest(long generation, List<String> segments) {

    static final Manifest EMPTY = new Manifest(0, List.of());
    static final String SEGMENT = ".segment";

    private static final String NAME = "manifest";

    Manifest {
        segments = List.copyOf(segments);
    }

    /** What stands in a catalogue's folder: empty if there is nothing yet, or an empty result if it is damaged. */
    static Optional<Manifest> read(Path directory) throws IOException {
        try {
            String text = new String(Files.readAllBytes(directory.resolve(NAME)), StandardCharsets.UTF_8);
            Optional<String> json =
                    text.endsWith("\n") ? CheckedLine.decode(text.substring(0, text.length() - 1)) : Optional.empty();
            return json.map(it -> JsonMapper.shared().readValue(it, Manifest.class));
        } catch (NoSuchFileException e) {
            // A catalogue begins with its first manifest; without one, whatever is there has lost it.
            return inFolder(directory).segments().isEmpty() ? Optional.of(EMPTY) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** All files of fingerprints in a folder, in place of a manifest that cannot be read. */
    static Manifest inFolder(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return EMPTY;
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SEGMENT))
                    .sorted()
                    .toList();
            return new Manifest(names.stream().mapToLong(Manifest::number).max().orElse(0), names);
        }
    }

    void write(Path directory) throws IOException {
        byte[] text =
                CheckedLine.encode(JsonMapper.shared().writeValueAsString(this)).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(directory.resolve(NAME), channel -> {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        });
    }

    /** What is left of it where files were lost. */
    Manifest in(Path directory) {
        return new Manifest(
                generation,
                segments.stream()
                        .filter(name -> Files.exists(directory.resolve(name)))
                        .toList());
    }

    /** The files that were lost. */
    List<Damage> missing(Path directory) {
        return segments.stream()
                .filter(name -> Files.notExists(directory.resolve(name)))
                .map(name -> new Damage(Damage.Kind.FINGERPRINTS, name, directory.resolve(name) + " is missing"))
                .toList();
    }

    /** The next state. */
    Manifest with(List<String> others) {
        return new Manifest(generation + 1, others);
    }

    /** The name of the file that comes with the next generation. */
    String nextSegment() {
        return "%010d".formatted(generation + 1) + SEGMENT;
    }

    private static long number(String segment) {
        String digits = segment.substring(0, segment.length() - SEGMENT.length());
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }
}
