package io.aircheck.recorder.names;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Folders and names as DouyinLiveRecorder 4 makes them, to the byte, so that a library of years goes on under the same names:
 * {@code 抖音直播/streamer/streamer_2026-11-20_10-20-30}. Only where it would fail (a name too long for the file system, or with
 * characters that no file can have) does a name differ.
 *
 * @param switches those of its settings that are on
 */
record DouyinLiveRecorderLayout(Set<Switch> switches) implements PathTemplate.Layout {

    static final String NAME = "douyinliverecorder";

    /** What its settings switch. */
    enum Switch {
        /** 保存文件夹是否以作者区分 */
        STREAMER_FOLDER,
        /** 保存文件夹是否以时间区分 */
        DATE_FOLDER,
        /** 保存文件夹是否以标题区分 */
        TITLE_FOLDER,
        /** 保存文件名是否包含标题 */
        TITLE,
        /** 是否去除名称中的表情符号, the other way round */
        EMOJI;

        String word() {
            return FileNames.lower(name()).replace('_', '-');
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);
    private static final int DATE_LENGTH = 10;

    /** What Python's {@code strip()} takes off. */
    private static final Pattern AROUND =
            Pattern.compile("^[\\s\\x{1c}-\\x{1f}]+|[\\s\\x{1c}-\\x{1f}]+$", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern REPLACED = Pattern.compile("[/\\\\:*？?\"<>|&#.。,， ~！·]");

    private static final Pattern EMOJI =
            Pattern.compile("[\\x{1F1E0}-\\x{1F1FF}\\x{1F300}-\\x{1F5FF}\\x{1F600}-\\x{1F64F}"
                    + "\\x{1F680}-\\x{1F8FF}\\x{1F900}-\\x{1FAFF}\\x{2702}-\\x{27B0}]+");

    /** It asks these for no title. */
    private static final Set<String> UNTITLED = Set.of("twitch", "faceit", "direct");

    private static final String NAMELESS = "空白昵称";

    /** How many bytes a title or a name may have, tried in turn until the whole fits; most fit uncut. */
    private static final int[] CAPS = {Integer.MAX_VALUE, 150, 80, 40};

    DouyinLiveRecorderLayout {
        switches = switches.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(switches));
    }

    /**
     * Reads {@code douyinliverecorder}, which has the folders of its shipped settings, or
     * {@code douyinliverecorder:streamer-folder,title}; empty for a text that is no such name.
     *
     * @throws IllegalArgumentException for an unknown switch, with a sentence
     */
    static Optional<DouyinLiveRecorderLayout> parse(String text) {
        if (text.equals(NAME)) {
            return Optional.of(new DouyinLiveRecorderLayout(EnumSet.of(Switch.STREAMER_FOLDER)));
        }
        if (!text.startsWith(NAME + ":")) {
            return Optional.empty();
        }
        Set<Switch> switches = EnumSet.noneOf(Switch.class);
        for (String word : text.substring(NAME.length() + 1).split("[,，]")) {
            if (!word.isBlank()) {
                switches.add(named(word.strip()));
            }
        }
        return Optional.of(new DouyinLiveRecorderLayout(switches));
    }

    private static Switch named(String word) {
        return Arrays.stream(Switch.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + word + "\" is no switch of " + NAME + "; there are " + words()));
    }

    static String words() {
        return Arrays.stream(Switch.values()).map(Switch::word).collect(Collectors.joining(", "));
    }

    /** It counts from 000 where it splits. */
    @Override
    public boolean numbersFirstPart() {
        return true;
    }

    @Override
    public Path path(PathTemplate.Subject subject, ZonedDateTime at) {
        String platform = DouyinLiveRecorderFolders.of(subject.platform());
        String time = at.format(TIME);
        String date = time.substring(0, DATE_LENGTH);
        String streamer = cleaned(streamer(subject, platform));
        String title = title(subject);
        Path path = Path.of(platform);
        if (switches.contains(Switch.STREAMER_FOLDER)) {
            path = path.resolve(fitting(List.of(streamer)));
        }
        if (switches.contains(Switch.DATE_FOLDER)) {
            path = path.resolve(date);
        }
        if (switches.contains(Switch.TITLE_FOLDER) && title != null) {
            path = path.resolve(
                    switches.contains(Switch.DATE_FOLDER)
                            ? fitting(List.of(title, "_", streamer))
                            : fitting(List.of(date, "_", title)));
        }
        return path.resolve(
                switches.contains(Switch.TITLE) && title != null
                        ? fitting(List.of(streamer, "_", title, "_", time))
                        : fitting(List.of(streamer, "_", time)));
    }

    private @Nullable String title(PathTemplate.Subject subject) {
        String title = subject.title();
        return title == null || title.isEmpty() || UNTITLED.contains(subject.platform()) ? null : cleaned(title);
    }

    /** Where there is no name it makes one of eight random digits; ours stay the same from one recording to the next. */
    private static String streamer(PathTemplate.Subject subject, String platform) {
        if (subject.streamer() != null) {
            return subject.streamer();
        }
        return subject.platform().equals("direct")
                ? platform + "_" + "%08x".formatted(subject.room().hashCode())
                : subject.room();
    }

    private String cleaned(String text) {
        String name =
                trimmed(REPLACED.matcher(AROUND.matcher(text).replaceAll("")).replaceAll("_"));
        name = name.replace('（', '(').replace('）', ')');
        if (!switches.contains(Switch.EMOJI)) {
            name = trimmed(EMOJI.matcher(name).replaceAll("_"));
        }
        return name.isEmpty() ? NAMELESS : name;
    }

    private static String trimmed(String text) {
        return text.replaceAll("^_+|_+$", "");
    }

    /** One component of the path: as it is where the file system takes it, else its texts shortened or cleaned. */
    private static String fitting(List<String> pieces) {
        String whole = "";
        for (int cap : CAPS) {
            whole = pieces.stream().map(piece -> FileNames.cut(piece, cap)).collect(Collectors.joining());
            if (FileNames.bytes(whole) <= FileNames.LONGEST_BYTES) {
                break;
            }
        }
        try {
            return Path.of(whole).toString();
        } catch (InvalidPathException e) {
            return FileNames.component(whole, FileNames.LONGEST_BYTES);
        }
    }
}
