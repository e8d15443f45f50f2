package io.aircheck.music.tracklist;

import io.aircheck.music.index.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The track list that stands beside a recording: {@code show.tracklist.json} beside {@code show.ts}. */
public final class Sidecar {

    private static final String NAME = ".tracklist.";
    private static final Set<String> MEDIA =
            Set.of("ts mp4 m4a m4s m4v mov mkv mka webm flv mp3 aac ogg opus flac wav".split(" "));
    /** No list of a recording is longer. */
    private static final long MOST_BYTES = 64L << 20;

    private Sidecar() {}

    /** Where a list of a recording stands, in a form. */
    public static Path of(Path media, TrackListFormat format) {
        return media.resolveSibling(stem(media) + NAME + format.extension());
    }

    /** Puts a list beside a recording, in place of the one that is there. */
    public static Path write(Path media, TrackList list, TrackListFormat format, TrackListFormat.Setting setting)
            throws IOException {
        Path file = of(media, format);
        byte[] text = format.write(list, setting).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, channel -> {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        });
        return file;
    }

    /** Whether a file is such a list, as JSON. */
    public static boolean isOne(Path file) {
        return file.getFileName().toString().endsWith(NAME + TrackListFormat.JSON.extension());
    }

    /** @throws IOException with a sentence, if it is no track list */
    public static TrackList read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too large for a track list");
        }
        try {
            return TrackListJson.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The recording that a list speaks of; the list itself where that is gone. */
    public static Path media(Path file) throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - (NAME + TrackListFormat.JSON.extension()).length());
        try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
            List<Path> media = beside.filter(other -> stem(other).equals(stem) && MEDIA.contains(extension(other)))
                    .sorted()
                    .toList();
            return media.isEmpty() ? file : media.getFirst();
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
