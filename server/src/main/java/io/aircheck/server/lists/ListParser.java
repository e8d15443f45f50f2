package io.aircheck.server.lists;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.server.lists.ListProblem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of a list of rooms, which is DouyinLiveRecorder's: one room a line, as {@code address}, {@code quality,address},
 * {@code address,name} or {@code quality,address,name}; commas may be Chinese; the name may follow {@code 主播:}; a {@code #}
 * in front pauses the room. A line of its own that begins with {@code #} and holds no usable address is a comment.
 */
public final class ListParser {

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_FIELDS = 3;
    private static final Pattern NAME_MARKER = Pattern.compile("主播\\s*[:：]\\s*");
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://\\S+");

    /** A host with a dot or a port, and a path if any: what people type without a scheme. */
    private static final Pattern BARE_HOST =
            Pattern.compile("(?i)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9-]+)+(?::\\d+)?(?:[/?#]\\S*)?");

    private final String file;
    private final PlatformRegistry registry;
    private final List<ListEntry> entries = new ArrayList<>();
    private final List<ListProblem> problems = new ArrayList<>();

    private ListParser(String file, PlatformRegistry registry) {
        this.file = file;
        this.registry = registry;
    }

    /** @param file what to call the list in problems */
    public static ParsedList parse(String file, String text, PlatformRegistry registry) {
        ListParser parser = new ListParser(file, registry);
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int number = 0;
        for (String line : content.split("\\R", -1)) {
            number++;
            parser.line(number, line.strip());
        }
        return new ParsedList(parser.entries, parser.problems);
    }

    private void line(int number, String line) {
        if (line.isEmpty()) {
            return;
        }
        if (line.startsWith("#")) {
            paused(number, line);
            return;
        }
        if (line.length() > LONGEST_LINE) {
            problem(number, Kind.TOO_LONG, line);
            return;
        }
        List<String> fields = fields(line);
        if (fields.size() > MOST_FIELDS) {
            problem(number, Kind.TOO_MANY_COMMAS, line);
            return;
        }
        Wish wish = wish(fields);
        String url = address(wish.address());
        if (url == null) {
            problem(number, Kind.NO_ADDRESS, line);
            return;
        }
        String quality = wish.quality();
        if (quality != null && !StreamChoice.isWish(quality)) {
            problem(number, Kind.QUALITY, line);
            quality = null;
        }
        PlatformRegistry.Match match = registry.find(url).orElse(null);
        if (match == null) {
            problem(number, Kind.UNSUPPORTED, line);
        }
        entries.add(new ListEntry(file, number, url, match, quality, wish.name(), false));
    }

    /** Whatever is wrong with a line that is switched off is nobody's concern: then it is a comment. */
    private void paused(int number, String line) {
        String rest = line.replaceFirst("^[#\\s]+", "");
        List<String> fields = fields(rest);
        if (rest.length() > LONGEST_LINE || fields.size() > MOST_FIELDS) {
            return;
        }
        Wish wish = wish(fields);
        String url = address(wish.address());
        PlatformRegistry.Match match = url == null ? null : registry.find(url).orElse(null);
        if (url != null && match != null) {
            String quality = wish.quality() != null && StreamChoice.isWish(wish.quality()) ? wish.quality() : null;
            entries.add(new ListEntry(file, number, url, match, quality, wish.name(), true));
        }
    }

    private record Wish(
            @Nullable String quality,
            String address,
            @Nullable String name) {}

    private static Wish wish(List<String> fields) {
        return switch (fields.size()) {
            case 1 -> new Wish(null, fields.getFirst(), null);
            case 2 ->
                address(fields.getFirst()) != null
                        ? new Wish(null, fields.getFirst(), name(fields.getLast()))
                        : new Wish(orNull(fields.getFirst()), fields.getLast(), null);
            default -> new Wish(orNull(fields.getFirst()), fields.get(1), name(fields.getLast()));
        };
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split("[,，]", -1)).map(String::strip).toList();
    }

    /** The name after the last marker, or the whole where there is none; a program of old wrote several. */
    private static @Nullable String name(String field) {
        String name = field;
        Matcher marker = NAME_MARKER.matcher(field);
        while (marker.find()) {
            name = field.substring(marker.end());
        }
        return orNull(name.strip());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The address with its scheme, or null for a text that is none. */
    private static @Nullable String address(String text) {
        if (SCHEME.matcher(text).matches()) {
            return Address.parse(text).isPresent() ? text : null;
        }
        String withScheme = "https://" + text;
        return BARE_HOST.matcher(text).matches() && Address.parse(withScheme).isPresent() ? withScheme : null;
    }

    private void problem(int number, Kind kind, String line) {
        problems.add(new ListProblem(file, number, kind, line));
    }
}
