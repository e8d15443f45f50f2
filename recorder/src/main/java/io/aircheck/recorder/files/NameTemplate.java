package io.aircheck.recorder.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where recordings go, as a user writes it: {@code {platform}/{streamer}/{time}_{title}}. Folders before the first name in
 * braces are taken as they stand (they may be absolute); everything that is filled in is made safe and stays within its
 * component.
 *
 * <p>{@code {time}} is {@code 2026-01-31_20-30-00}; {@code {time:yyyy-MM}} formats it as {@link DateTimeFormatter} does.
 */
public final class NameTemplate {

    /** What can stand in braces. */
    public static final Set<String> NAMES = Set.of("platform", "streamer", "title", "room", "quality", "time");

    private static final String DEFAULT_TIME = "yyyy-MM-dd_HH-mm-ss";

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)(?::([^{}]*))?}");

    private final String folders;
    private final List<String> components;

    private NameTemplate(String folders, List<String> components) {
        this.folders = folders;
        this.components = components;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with a sentence about what is wrong and what is allowed
     */
    public static NameTemplate parse(String text) {
        if (text.isBlank() || text.endsWith("/")) {
            throw new IllegalArgumentException("the template \"" + text + "\" names no file");
        }
        int firstVariable = text.indexOf('{');
        int slash = firstVariable < 0 ? text.lastIndexOf('/') : text.lastIndexOf('/', firstVariable);
        List<String> components = List.of(text.substring(slash + 1).split("/", -1));
        for (String component : components) {
            check(component);
        }
        return new NameTemplate(text.substring(0, slash + 1), components);
    }

    private static void check(String component) {
        String rest = VARIABLE.matcher(component).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException("\"" + component + "\" has a brace without its other half");
        }
        if (component.equals("..") || component.equals(".") || component.isBlank()) {
            throw new IllegalArgumentException("\"" + component + "\" is no name of a folder or file");
        }
        Matcher variables = VARIABLE.matcher(component);
        while (variables.find()) {
            String name = variables.group(1);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "{" + name + "} is unknown; there are {" + String.join("}, {", new TreeSet<>(NAMES)) + "}");
            }
            if (variables.group(2) != null) {
                checkPattern(name, variables.group(2));
            }
        }
    }

    private static void checkPattern(String name, String pattern) {
        if (!name.equals("time")) {
            throw new IllegalArgumentException("{" + name + "} takes no format; only {time:…} does");
        }
        try {
            DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(ZonedDateTime.now());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("{time:" + pattern + "} is no format of a time: " + e.getMessage(), e);
        }
    }

    /**
     * The directory and base name of a recording.
     *
     * @param values what is known, by name; what is not is left out
     */
    public Target fill(Path root, Map<String, String> values, ZonedDateTime time) {
        Path directory;
        try {
            directory = root.resolve(folders);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + folders + "\" is no folder on this system", e);
        }
        List<String> filled = new ArrayList<>();
        for (String component : components) {
            filled.add(fill(component, values, time));
        }
        for (String folder : filled.subList(0, filled.size() - 1)) {
            directory = directory.resolve(FileNames.folder(folder));
        }
        return new Target(directory, FileNames.base(filled.getLast()));
    }

    /** @param baseName without extension */
    public record Target(Path directory, String baseName) {}

    private static String fill(String component, Map<String, String> values, ZonedDateTime time) {
        return VARIABLE.matcher(component)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1).equals("time")
                                ? time(match.group(2), time)
                                : FileNames.safeOrEmpty(values.getOrDefault(match.group(1), ""))));
    }

    private static String time(@Nullable String pattern, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(pattern == null ? DEFAULT_TIME : pattern, Locale.ROOT)
                .format(time);
    }
}
