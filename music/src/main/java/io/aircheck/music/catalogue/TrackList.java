package io.aircheck.music.catalogue;

import io.aircheck.music.Song;
import io.aircheck.music.index.AtomicFile;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.Uninterrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that says which tracks there are: a checked line each, its id and its facts as JSON. Lines are appended; a later
 * one of the same id holds. Where a track goes, the file is written anew, so that no damaged line can bring one back.
 */
final class TrackList {

    private static final String NAME = "tracks";
    private static final int ID_CHARS = 32;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Facts(Song song, long lengthMillis, List<TrackFile> files, Track.@Nullable Learned learned) {}

    private final Path file;
    private final Map<ContentId, String> facts;
    private final int damagedLines;
    private long bytes;
    private int lines;

    private TrackList(Path file, Map<ContentId, String> facts, int damagedLines, long bytes, int lines) {
        this.file = file;
        this.facts = facts;
        this.damagedLines = damagedLines;
        this.bytes = bytes;
        this.lines = lines;
    }

    /** Reads what stands in a catalogue's folder, which may be nothing. A last line without an end is still being written. */
    static TrackList read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        byte[] text;
        try {
            text = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new TrackList(file, new LinkedHashMap<>(), 0, 0, 0);
        }
        Map<ContentId, String> facts = new LinkedHashMap<>();
        int damaged = 0;
        int lines = 0;
        int from = 0;
        for (int end = newline(text, from); end < text.length; end = newline(text, from)) {
            Optional<String> line = CheckedLine.decode(text, from, end);
            if (line.isPresent()) {
                ContentId id = ContentId.parse(line.get().substring(0, ID_CHARS));
                facts.remove(id);
                facts.put(id, line.get().substring(ID_CHARS + 1));
            } else {
                damaged++;
            }
            lines++;
            from = end + 1;
        }
        return new TrackList(file, facts, damaged, from, lines);
    }

    private static int newline(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    int damagedLines() {
        return damagedLines;
    }

    String name() {
        return NAME;
    }

    /** Length of the file. */
    long bytes() {
        return bytes;
    }

    /** Whether the file is another one now, or longer. */
    boolean hasChanged() throws IOException {
        return Files.exists(file) ? Files.size(file) != bytes : bytes != 0;
    }

    boolean has(ContentId id) {
        return facts.containsKey(id);
    }

    int size() {
        return facts.size();
    }

    Collection<ContentId> ids() {
        return facts.keySet();
    }

    Optional<Track> find(ContentId id) {
        return Optional.ofNullable(facts.get(id)).map(json -> parse(id, json));
    }

    private static Track parse(ContentId id, String json) {
        try {
            Facts facts = JSON.readValue(json, Facts.class);
            return new Track(id, facts.song(), Duration.ofMillis(facts.lengthMillis()), facts.files(), facts.learned());
        } catch (JacksonException e) {
            throw new IllegalStateException("a checked line is no track: " + json, e);
        }
    }

    /** Writes lines for these tracks and makes sure of them. */
    void append(Collection<Track> tracks) throws IOException {
        var text = new StringBuilder();
        for (Track track : tracks) {
            text.append(line(track));
        }
        byte[] added = text.toString().getBytes(StandardCharsets.UTF_8);
        Uninterrupted.run(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.truncate(bytes);
                channel.position(bytes);
                writeFully(channel, added);
                channel.force(true);
            }
        });
        bytes += added.length;
        lines += tracks.size();
    }

    private String line(Track track) {
        String json = JSON.writeValueAsString(
                new Facts(track.song(), track.length().toMillis(), track.files(), track.learned()));
        facts.remove(track.id());
        facts.put(track.id(), json);
        return line(track.id(), json);
    }

    private static String line(ContentId id, String json) {
        return CheckedLine.encode(id + " " + json);
    }

    /** Takes tracks out; the file is written anew. */
    void remove(Collection<ContentId> ids) throws IOException {
        facts.keySet().removeAll(ids);
        rewrite();
    }

    /** Whether half of the file are lines that do not hold any more, or some are damaged. */
    boolean isUntidy() {
        return damagedLines > 0 || lines > 2 * facts.size() + 100;
    }

    void rewrite() throws IOException {
        long[] written = {0};
        AtomicFile.write(file, channel -> {
            written[0] = 0;
            for (Map.Entry<ContentId, String> entry : facts.entrySet()) {
                byte[] line = line(entry.getKey(), entry.getValue()).getBytes(StandardCharsets.UTF_8);
                writeFully(channel, line);
                written[0] += line.length;
            }
        });
        bytes = written[0];
        lines = facts.size();
    }

    private static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
