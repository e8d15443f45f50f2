package io.aircheck.recorder.names;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where recordings go and what they are called, as a user writes it: {@code {platform}/{streamer}/{date} {time} {title}}.
 * A {@code _{part}} at the end gives the first file of a recording that is split its number too.
 * Whatever a streamer calls itself, the path stays below its directory and every component fits a file system: long texts
 * are shortened first, so that date and time stay.
 */
public final class PathTemplate {

    /**
     * What a recording is of.
     *
     * @param room the site's id of the room
     * @param quality the site's name of the stream's quality
     */
    public record Subject(
            String platform,
            String room,
            @Nullable String streamer,
            @Nullable String title,
            @Nullable String category,
            String quality) {}

    /** How many bytes a free text may have, tried in turn until a component fits. */
    private static final int[] CAPS = {160, 100, 60, 30, 12};

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** A time in a form of the user's. */
    private static final String TIME_FORM = "time:";

    /** Where the number of a part stands; the recorder writes it, since it counts. */
    private static final String PART = "_{part}";

    /** Whole templates by their names. */
    private static final Map<String, String> PRESETS =
            Map.of("platform/streamer/date_time_title", "{platform}/{streamer}/{date}_{time}_{title}");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH-mm-ss", Locale.ROOT);

    private enum Field {
        PLATFORM((subject, _) -> subject.platform()),
        ROOM((subject, _) -> subject.room()),
        STREAMER((subject, _) -> subject.streamer() == null ? subject.room() : subject.streamer()),
        TITLE((subject, _) -> subject.title()),
        CATEGORY((subject, _) -> subject.category()),
        QUALITY((subject, _) -> subject.quality()),
        DATE((_, at) -> at.format(PathTemplate.DATE)),
        TIME((_, at) -> at.format(PathTemplate.TIME));

        private final BiFunction<Subject, ZonedDateTime, @Nullable String> value;

        Field(BiFunction<Subject, ZonedDateTime, @Nullable String> value) {
            this.value = value;
        }

        static @Nullable Field named(String name) {
            return Arrays.stream(values())
                    .filter(field -> FileNames.lower(field.name()).equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** How a recording's path is made. */
    interface Layout {
        /** @param at in the zone of the names */
        Path path(Subject subject, ZonedDateTime at);

        /** Whether also the first part carries its number where a recording is split. */
        default boolean numbersFirstPart() {
            return false;
        }
    }

    /** The components of a path with their placeholders. */
    private record Components(List<String> texts, boolean numbersFirstPart) implements Layout {
        @Override
        public Path path(Subject subject, ZonedDateTime at) {
            Path path = Path.of("");
            for (String text : texts) {
                path = path.resolve(component(text, subject, at));
            }
            return path;
        }
    }

    private final Layout layout;

    private PathTemplate(Layout layout) {
        this.layout = layout;
    }

    /**
     * Reads a template, or the name of a preset.
     *
     * @throws IllegalArgumentException for an unknown placeholder or a template that names nothing, with a sentence
     */
    public static PathTemplate parse(String text) {
        String name = text.strip();
        return DouyinLiveRecorderLayout.parse(name)
                .map(PathTemplate::new)
                .orElseGet(() -> new PathTemplate(template(PRESETS.getOrDefault(name, text))));
    }

    /** Where in a path the name of a preset begins, which stands at its end; empty where none does. */
    public static OptionalInt presetIn(String path) {
        int name = path.lastIndexOf('/') + 1;
        String last = path.substring(name);
        if (last.equals(DouyinLiveRecorderLayout.NAME) || last.startsWith(DouyinLiveRecorderLayout.NAME + ":")) {
            return OptionalInt.of(name);
        }
        return PRESETS.keySet().stream()
                .filter(preset -> path.equals(preset) || path.endsWith("/" + preset))
                .mapToInt(preset -> path.length() - preset.length())
                .findFirst();
    }

    private static Layout template(String text) {
        boolean numbered = text.stripTrailing().endsWith(PART);
        String named = numbered ? text.substring(0, text.lastIndexOf(PART)) : text;
        Matcher placeholder = PLACEHOLDER.matcher(named);
        while (placeholder.find()) {
            check(placeholder.group(1));
        }
        List<String> components = Arrays.stream(named.split("[/\\\\]"))
                .filter(component -> !component.isBlank())
                .toList();
        if (components.isEmpty() || (numbered && named.matches(".*[/\\\\]\\s*"))) {
            throw new IllegalArgumentException("the template is empty; " + allowed());
        }
        return new Components(components, numbered);
    }

    private static void check(String name) {
        if (name.equals("part")) {
            throw new IllegalArgumentException("{part} can only be the end of a name, as in {title}" + PART);
        }
        if (name.startsWith(TIME_FORM)) {
            TimeForm.parse(name.substring(TIME_FORM.length()));
        } else if (Field.named(name) == null) {
            throw new IllegalArgumentException("{" + name + "} is no placeholder; " + allowed());
        }
    }

    /** Everything that may stand in braces. */
    public static String allowed() {
        return "there are " + placeholders() + "; or " + presets() + ", which may have switches behind a colon: "
                + switches();
    }

    /** Names that stand for a whole template. */
    public static String presets() {
        return String.join(", ", PRESETS.keySet()) + ", " + DouyinLiveRecorderLayout.NAME;
    }

    /** What may stand behind a colon after the last of the presets. */
    public static String switches() {
        return DouyinLiveRecorderLayout.words();
    }

    /** All placeholders with spaces between them. */
    public static String placeholders() {
        return Arrays.stream(Field.values())
                .map(field -> "{" + FileNames.lower(field.name()) + "}")
                .collect(Collectors.joining(" ", "", " {time:yyyyMMdd-HHmm} " + PART));
    }

    /** A relative path without extension; each component is safe and at most {@link FileNames#LONGEST_BYTES} long. */
    public Path path(Subject subject, Instant at, ZoneId zone) {
        return layout.path(subject, at.atZone(zone));
    }

    /** Whether also the first part of a recording that is split carries its number. */
    public boolean numbersFirstPart() {
        return layout.numbersFirstPart();
    }

    private static String component(String template, Subject subject, ZonedDateTime at) {
        String filled = "";
        for (int cap : CAPS) {
            filled = filled(template, subject, at, cap);
            if (FileNames.bytes(filled) <= FileNames.LONGEST_BYTES) {
                break;
            }
        }
        return FileNames.component(filled, FileNames.LONGEST_BYTES);
    }

    private static String filled(String template, Subject subject, ZonedDateTime at, int cap) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            String value = value(match.group(1), subject, at);
            return Matcher.quoteReplacement(value == null ? "" : FileNames.cut(FileNames.clean(value), cap));
        });
    }

    private static @Nullable String value(String name, Subject subject, ZonedDateTime at) {
        if (name.startsWith(TIME_FORM)) {
            return at.format(TimeForm.parse(name.substring(TIME_FORM.length())));
        }
        Field field = Field.named(name);
        return field == null ? null : field.value.apply(subject, at);
    }
}
