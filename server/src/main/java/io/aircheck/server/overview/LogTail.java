package io.aircheck.server.overview;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the log file.
 *
 * @param file of today; it may not be there
 */
public record LogTail(Path file) {

    private static final int READ_BYTES = 1_000_000;
    /** As the service writes it: date, time, level, logger and message. */
    private static final Pattern TEXT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)\\S* (TRACE|DEBUG|INFO|WARN|ERROR) +(.*)");
    /** The same as JSON. */
    private static final Pattern JSON = Pattern.compile("\"level\":\"(TRACE|DEBUG|INFO|WARN|ERROR)\"");

    /** How grave an entry is. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The level of this id; {@link #INFO} for any other text. */
        public static Level of(String id) {
            return Arrays.stream(values())
                    .filter(level -> level.id().equals(id))
                    .findFirst()
                    .orElse(INFO);
        }
    }

    /**
     * An entry with the lines that belong to it.
     *
     * @param at date and time as they stand there; empty where the log is written as JSON
     */
    public record Entry(String at, Level level, String text) {}

    /** The last entries of at least this level, newest first. */
    public List<Entry> latest(Level least, int most) throws IOException {
        List<Entry> entries = entries(end());
        return entries.reversed().stream()
                .filter(entry -> entry.level().compareTo(least) >= 0)
                .limit(most)
                .toList();
    }

    private List<String> end() throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long begin = Math.max(0, log.length() - READ_BYTES);
            log.seek(begin);
            byte[] read = new byte[(int) Math.min(READ_BYTES, log.length() - begin)];
            log.readFully(read);
            List<String> lines =
                    new String(read, StandardCharsets.UTF_8).lines().toList();
            return begin == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
        }
    }

    private static List<Entry> entries(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            Matcher text = TEXT.matcher(line);
            Matcher json = JSON.matcher(line);
            if (text.matches()) {
                entries.add(new Entry(text.group(1), Level.valueOf(text.group(2)), text.group(3)));
            } else if (json.find()) {
                entries.add(new Entry("", Level.valueOf(json.group(1)), line));
            } else if (!entries.isEmpty()) {
                Entry last = entries.removeLast();
                entries.add(new Entry(last.at(), last.level(), last.text() + "\n" + line));
            }
        }
        return entries;
    }
}
