package io.aircheck.server.migrate;

import io.aircheck.recorder.names.DouyinLiveRecorderFolders;
import io.aircheck.server.recordings.ArchivedRecording;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the recordings in a folder that DouyinLiveRecorder filled, by their names. Reads nothing but names, sizes and times. */
final class OldRecordings {

    private static final Pattern NAME = Pattern.compile(
            "(?<who>.*)_(?<time>\\d{4}-\\d{2}-\\d{2}_\\d{2}-\\d{2}-\\d{2})(?:_(?<part>\\d{3,}))?\\.(?<extension>ts|flv|mkv|mp4|mp3|m4a)",
            Pattern.DOTALL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);
    private static final int DEEPEST = 8;
    /** A file that stays open for longer was touched afterwards. */
    private static final Duration LONGEST_PART = Duration.ofHours(48);
    /** Of two forms of the same part, the one that was made of the other. */
    private static final List<String> BY_PREFERENCE = List.of("mp4", "mkv", "ts", "flv", "m4a", "mp3");

    private final Path root;
    private final ZoneId zone;

    OldRecordings(Path root, ZoneId zone) {
        this.root = root;
        this.zone = zone;
    }

    private record Found(Path file, int part, String extension, long bytes, Instant modified) {}

    /** All recordings, oldest first. A folder that cannot be read is left out. */
    List<ArchivedRecording> find() throws IOException {
        Map<String, List<Found>> byName = new TreeMap<>();
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (attributes.isRegularFile() && name.matches()) {
                    String part = name.group("part");
                    String base = file.resolveSibling(name.group("who") + "_" + name.group("time"))
                            .toString();
                    byName.computeIfAbsent(base, _ -> new ArrayList<>())
                            .add(new Found(
                                    file,
                                    part == null ? 0 : Integer.parseInt(part),
                                    name.group("extension"),
                                    attributes.size(),
                                    attributes.lastModifiedTime().toInstant()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return byName.entrySet().stream()
                .map(entry -> recording(Path.of(entry.getKey()), entry.getValue()))
                .filter(it -> it != null)
                .sorted(Comparator.comparing(ArchivedRecording::startedAt))
                .toList();
    }

    private @Nullable ArchivedRecording recording(Path base, List<Found> files) {
        String name = base.getFileName().toString();
        int time = name.length() - "yyyy-MM-dd_HH-mm-ss".length();
        Instant startedAt;
        try {
            startedAt =
                    LocalDateTime.parse(name.substring(time), TIME).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
        Path below = root.relativize(base);
        String who = name.substring(0, time - 1);
        String streamer = streamer(below, who);
        String title = who.length() > streamer.length() + 1 ? who.substring(streamer.length() + 1) : null;
        return new ArchivedRecording(
                DouyinLiveRecorderFolders.platform(below.getName(0).toString()).orElse("direct"),
                streamer,
                title,
                base,
                startedAt,
                parts(files, startedAt));
    }

    /** The folder of the streamer tells where the name in the file ends and the title begins. */
    private static String streamer(Path below, String who) {
        for (int i = 1; i < below.getNameCount() - 1; i++) {
            String folder = below.getName(i).toString();
            if (who.equals(folder) || who.startsWith(folder + "_")) {
                return folder;
            }
        }
        return who;
    }

    private static List<ArchivedRecording.Part> parts(List<Found> files, Instant startedAt) {
        Map<Integer, Found> best = new TreeMap<>();
        Comparator<Found> preference = Comparator.comparing(found -> BY_PREFERENCE.indexOf(found.extension()));
        files.forEach(found -> best.merge(found.part(), found, (a, b) -> preference.compare(a, b) <= 0 ? a : b));
        List<ArchivedRecording.Part> parts = new ArrayList<>();
        Instant from = startedAt;
        for (Found found : best.values()) {
            Duration length = Duration.between(from, found.modified());
            boolean known = !length.isNegative() && length.compareTo(LONGEST_PART) < 0;
            parts.add(new ArchivedRecording.Part(
                    found.part(), found.file(), found.bytes(), known ? length : Duration.ZERO, from));
            from = known ? found.modified() : from;
        }
        return parts;
    }
}
