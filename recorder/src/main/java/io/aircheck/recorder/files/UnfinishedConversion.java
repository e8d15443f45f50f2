package io.aircheck.recorder.files;

import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.PartEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that was made of the parts of a finished recording and still has its temporary name, because the recorder was killed
 * before or after it was noted in the manifest.
 */
record UnfinishedConversion(Path file) {

    private static final String MANIFEST = ".manifest.json";
    /** Another process is done with it in a moment. */
    private static final Duration LONGEST_NOTING = Duration.ofHours(1);

    static boolean isOne(Path file) {
        return file.getFileName() != null && file.getFileName().toString().matches("\\..+\\.tmp\\.\\w+");
    }

    /** Puts it in its place where a manifest knows it, and removes it where nobody has missed it for an hour. */
    void finish() throws IOException {
        for (Path manifest : manifests()) {
            for (PartEntry part : ManifestJson.read(manifest).parts()) {
                Delivered delivered = part.delivered();
                if (delivered != null && delivered.file().equals(finalName())) {
                    new Conversion(file.resolveSibling(Path.of(part.file()).getFileName()), delivered).arrive();
                }
            }
        }
        if (Files.exists(file)
                && Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(LONGEST_NOTING))) {
            Files.delete(file);
        }
    }

    private String finalName() {
        String name = file.getFileName().toString();
        int mark = name.lastIndexOf(".tmp.");
        return name.substring(1, mark) + name.substring(mark + ".tmp".length());
    }

    /** Of the recordings beside it whose name its own begins with. */
    private List<Path> manifests() throws IOException {
        try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
            return all.filter(other -> {
                        String name = other.getFileName().toString();
                        return name.endsWith(MANIFEST)
                                && finalName().startsWith(name.substring(0, name.length() - MANIFEST.length()));
                    })
                    .toList();
        }
    }
}
