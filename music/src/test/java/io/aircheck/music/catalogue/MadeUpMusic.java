package io.aircheck.music.catalogue;

import io.aircheck.music.Song;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.index.MadeUpFingerprints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** "Music" files that hold nothing but a number, and what is heard in them. */
final class MadeUpMusic implements TrackReader {

    private static final double SECONDS = 1;

    /** The files that were listened to. */
    final List<Path> heard = new CopyOnWriteArrayList<>();

    static Path write(Path folder, int number) throws IOException {
        Path file = Files.createDirectories(folder).resolve("song " + number + ".made-up");
        return Files.writeString(file, Integer.toString(number));
    }

    static Fingerprint fingerprint(int number) {
        return MadeUpFingerprints.of(number, SECONDS);
    }

    @Override
    public Description describe(Path file) throws IOException {
        return new Description(Song.of("Song " + number(file), "The Made-Up"), Duration.ofSeconds((long) SECONDS));
    }

    @Override
    public Fingerprint fingerprint(Path file) throws IOException {
        Fingerprint fingerprint = fingerprint(number(file));
        heard.add(file);
        return fingerprint;
    }

    static int number(Path file) throws IOException {
        String text = Files.readString(file);
        if (!text.matches("\\d+")) {
            throw new IOException(file + " is no music");
        }
        return Integer.parseInt(text);
    }
}
