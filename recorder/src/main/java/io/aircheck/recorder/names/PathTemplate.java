package io.aircheck.recorder.names;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where recordings go and what they are called, as a user writes it: {@code {platform}/{streamer}/{date} {time} {title}}.
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
        return DouyinLiveRecorderLayout.parse(text.strip())
                .map(PathTemplate::new)
                .orElseGet(() -> new PathTemplate(template(text)));
    }

    /** Whether a text is the name of a preset and no file name. */
    public static boolean isPreset(String text) {
        return text.equals(DouyinLiveRecorderLayout.NAME) || text.startsWith(DouyinLiveRecorderLayout.NAME + ":");
    }

    private static Layout template(String text) {
        List<String> components = Arrays.stream(text.split("[/\\\\]"))
                .filter(component -> !component.isBlank())
                .toList();
        if (components.isEmpty()) {
            throw new IllegalArgumentException("the template is empty; " + allowed());
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (Field.named(placeholder.group(1)) == null) {
                throw new IllegalArgumentException("{" + placeholder.group(1) + "} is no placeholder; " + allowed());
            }
        }
        return (subject, at) -> {
            Path path = Path.of("");
            for (String component : components) {
                path = path.resolve(component(component, subject, at));
            }
            return path;
        };
    }

    /** Everything that may stand in braces. */
    public static String allowed() {
        return "there are " + placeholders() + "; or " + presets();
    }

    /** Names that stand for a whole template. */
    public static String presets() {
        return DouyinLiveRecorderLayout.NAME + ", which may have switches behind a colon: "
                + DouyinLiveRecorderLayout.words();
    }

    /** All placeholders with spaces between them. */
    public static String placeholders() {
        return Arrays.stream(Field.values())
                .map(field -> "{" + FileNames.lower(field.name()) + "}")
                .collect(Collectors.joining(" "));
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
            Field field = Field.named(match.group(1));
            String value = field == null ? null : field.value.apply(subject, at);
            return Matcher.quoteReplacement(value == null ? "" : FileNames.cut(FileNames.clean(value), cap));
        });
    }
}
