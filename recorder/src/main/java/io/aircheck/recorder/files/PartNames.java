package io.aircheck.recorder.files;

import io.aircheck.recorder.RecordingRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The names of a recording's parts: {@code base.ts}, {@code base_001.ts} …
 *
 * @param numbersFirst whether the first one is {@code base_000.ts}
 * @param deliveredExtension of what the parts become; empty where they stay what they are
 */
record PartNames(Path directory, String baseName, boolean numbersFirst, String deliveredExtension) {

    static PartNames of(RecordingRequest request) {
        return new PartNames(
                request.directory(),
                request.baseName(),
                request.splitting().numbersFirst(),
                request.order().form().extension());
    }

    Path file(int number, String extension) {
        String suffix = number == 0 && !numbersFirst ? "" : String.format(Locale.ROOT, "_%03d", number);
        return directory.resolve(baseName + suffix + "." + extension);
    }

    /** What may be the base name of the recording that a file is a part of, by the file's name alone. */
    static List<String> baseNames(Path file) {
        String name = file.getFileName().toString();
        String finished =
                name.endsWith(OpenPart.ENDING) ? name.substring(0, name.length() - OpenPart.ENDING.length()) : name;
        String stem = finished.substring(0, Math.max(0, finished.lastIndexOf('.')));
        return Stream.of(stem, stem.replaceFirst("_\\d{3,}$", "")).distinct().toList();
    }

    /** The first number from {@code number} on whose files, also that of a conversion, are not there yet. */
    int firstFree(int number, String extension) {
        int free = number;
        while (isTaken(free, extension) || (!deliveredExtension.isEmpty() && isTaken(free, deliveredExtension))) {
            free++;
        }
        return free;
    }

    private boolean isTaken(int number, String extension) {
        Path file = file(number, extension);
        return Files.exists(file) || Files.exists(OpenPart.partFile(file));
    }
}
