package io.aircheck.server.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A DouyinLiveRecorder as it lies on a disk: its two files and its downloads. */
record Folder(Path root) {

    /** @param kind zh, en, zh-mangled or en-mangled */
    static Folder of(String kind, Path root) throws IOException {
        try {
            Path source = Path.of(Folder.class.getResource(kind).toURI());
            copy(source, root);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        return new Folder(root);
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path to = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    void recording(String name, int bytes) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }

    /** What every file and folder holds, and when it was changed. */
    Map<String, String> fingerprint() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.forEach(file -> found.put(root.relativize(file).toString(), print(file)));
        }
        return found;
    }

    private static String print(Path file) {
        try {
            String time = Files.getLastModifiedTime(file).toString();
            if (Files.isDirectory(file)) {
                return time;
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return time + " " + HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
