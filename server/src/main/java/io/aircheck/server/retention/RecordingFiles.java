package io.aircheck.server.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds every file of a recording: its parts, and what shares their name (manifest, subtitles, pictures, originals). A file that
 * could also be another recording's is left alone.
 */
final class RecordingFiles {

    private RecordingFiles() {}

    /**
     * @param root directory of all recordings
     * @param parts relative to it
     * @param others the names of other recordings in the same directory
     * @return relative to the root, in order; only regular files that are really inside it
     */
    static List<Path> of(Path root, RetentionStore.Names names, List<Path> parts, List<String> others)
            throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        Path home = root.toRealPath();
        for (Path part : parts) {
            add(found, home, part);
        }
        Path directory = home.resolve(names.directory()).normalize();
        if (directory.startsWith(home) && Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> belongs(file.getFileName().toString(), names.baseName(), others))
                        .forEach(file -> add(found, home, home.relativize(file)));
            }
        }
        return List.copyOf(found);
    }

    private static void add(TreeSet<Path> found, Path home, Path relative) {
        Path file = home.resolve(relative).normalize();
        try {
            boolean isInside = file.startsWith(home)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().startsWith(home);
            if (isInside) {
                found.add(home.relativize(file));
            }
        } catch (IOException e) {
            // It went just now, or leads nowhere: then there is nothing to move.
            found.remove(relative);
        }
    }

    /** Whether a file is called as a recording's are: {@code base.ts}, {@code base_001.ts}, {@code base.manifest.json}. */
    static boolean belongs(String file, String base, List<String> others) {
        return isNamed(file, base)
                && others.stream().noneMatch(other -> other.length() > base.length() && isNamed(file, other));
    }

    private static boolean isNamed(String file, String base) {
        String rest = file.startsWith(base) ? file.substring(base.length()) : "";
        return rest.startsWith(".") || rest.matches("_\\d{3,}\\..*");
    }
}
