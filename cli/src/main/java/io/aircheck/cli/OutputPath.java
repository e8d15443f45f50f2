package io.aircheck.cli;

import io.aircheck.recorder.Format;
import io.aircheck.recorder.names.PathTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code record} writes: {@code -o}, taken apart.
 *
 * @param directory of all files of the recording
 * @param baseName without extension
 * @param format that the name's extension asks for, or null where it says nothing
 */
record OutputPath(Path directory, String baseName, @Nullable Format format) {

    private static final String DEFAULT_TEMPLATE = "{streamer} {date} {time} {title}";

    /**
     * Reads a file name, a template or a folder; the last, and null for the current directory, take the default name.
     *
     * @throws UserError for a template that cannot be used
     */
    static OutputPath of(@Nullable String output, PathTemplate.Subject subject, Instant now) {
        String wanted = output == null ? DEFAULT_TEMPLATE : isFolder(output) ? output + "/" + DEFAULT_TEMPLATE : output;
        Optional<Format> format = formatOf(wanted);
        OptionalInt preset = PathTemplate.presetIn(wanted);
        if (preset.isPresent()) {
            return filled(wanted, preset.getAsInt(), subject, now, null);
        }
        if (wanted.indexOf('{') < 0) {
            Path file = Path.of(wanted).toAbsolutePath().normalize();
            String name = file.getFileName().toString();
            Path directory = file.getParent() == null ? file : file.getParent();
            return new OutputPath(directory, format.isPresent() ? withoutExtension(name) : name, format.orElse(null));
        }
        String template = format.isPresent() ? withoutExtension(wanted) : wanted;
        // The part before the first placeholder is the user's own and may be an absolute path; only the rest is filled
        // in.
        return filled(template, ownPart(template), subject, now, format.orElse(null));
    }

    private static int ownPart(String template) {
        return template.lastIndexOf('/', template.indexOf('{')) + 1;
    }

    /** @param ownPart length of what stands as it is before the template */
    private static OutputPath filled(
            String template, int ownPart, PathTemplate.Subject subject, Instant now, @Nullable Format format) {
        try {
            Path own = Path.of(template.substring(0, ownPart)).toAbsolutePath().normalize();
            Path filled = own.resolve(
                    PathTemplate.parse(template.substring(ownPart)).path(subject, now, ZoneId.systemDefault()));
            Path directory = filled.getParent() == null ? own : filled.getParent();
            return new OutputPath(directory, filled.getFileName().toString(), format);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, e.getMessage());
        }
    }

    /** Whether each of several recordings gets a name of its own. */
    static boolean hasRoomForSeveral(@Nullable String output) {
        return output == null || output.indexOf('{') >= 0 || isPreset(output) || isFolder(output);
    }

    /** Whether the first part of a recording that is split carries its number too. */
    static boolean numbersFirstPart(@Nullable String output) {
        if (output == null) {
            return false;
        }
        OptionalInt preset = PathTemplate.presetIn(output);
        if (preset.isEmpty() && output.indexOf('{') < 0) {
            return false;
        }
        String template = preset.isEmpty() && formatOf(output).isPresent() ? withoutExtension(output) : output;
        return PathTemplate.parse(template.substring(preset.orElseGet(() -> ownPart(template))))
                .numbersFirstPart();
    }

    private static boolean isPreset(String output) {
        return PathTemplate.presetIn(output).isPresent();
    }

    private static boolean isFolder(String output) {
        return output.indexOf('{') < 0
                && !isPreset(output)
                && (output.endsWith("/") || Files.isDirectory(Path.of(output)));
    }

    /** Names of the recordings that one run makes; safe for threads. */
    static final class Names {

        private final Set<Path> claimed = new HashSet<>();

        /**
         * The same, with a number added to the name where another recording of this run or an earlier one has it: that one is
         * neither written over nor continued. One that a crash cut off still has its journal and is continued.
         */
        synchronized OutputPath claim(OutputPath wanted) {
            OutputPath path = wanted;
            for (int number = 2; path.isTaken() || !claimed.add(path.manifest()); number++) {
                path = new OutputPath(wanted.directory, wanted.baseName + "-" + number, wanted.format);
            }
            return path;
        }
    }

    private Path manifest() {
        return directory.resolve(baseName + ".manifest.json");
    }

    private boolean isTaken() {
        return Files.exists(manifest()) && !Files.exists(directory.resolve(baseName + ".journal"));
    }

    private static Optional<Format> formatOf(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 1 || name.indexOf('/', dot) >= 0 || name.indexOf('}', dot) >= 0) {
            return Optional.empty();
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        // What came as fragmented MP4 is an .mp4 as it is; a plain one is made where --format asks for it.
        return extension.equals("mp4") ? Optional.of(Format.FMP4) : Format.named(extension);
    }

    private static String withoutExtension(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
