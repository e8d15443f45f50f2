package io.aircheck.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * bytedeco's FFmpeg jar: programs and libraries of one platform under {@code org/bytedeco/ffmpeg/<platform>/}. They are
 * unpacked once into a directory named after their content, so another version of the jar gets another directory.
 *
 * @param platform in bytedeco's words, for example {@code linux-x86_64}
 * @param cache this user's, made when needed
 * @param classes whose class path may hold the jar
 */
record FFmpegBundle(String platform, Path cache, ClassLoader classes) {

    static FFmpegBundle ofThisMachine() {
        return new FFmpegBundle(
                platform(System.getProperty("os.name"), System.getProperty("os.arch")),
                cache(System.getenv(), System.getProperty("user.home")),
                FFmpegBundle.class.getClassLoader());
    }

    static String platform(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "macosx" : os.startsWith("windows") ? "windows" : os;
        return system
                + "-"
                + switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm64";
                    default -> osArch;
                };
    }

    static Path cache(Map<String, String> environment, String home) {
        String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (configured.isBlank() ? Path.of(home, ".cache") : Path.of(configured)).resolve("aircheck");
    }

    /**
     * The directory with ffmpeg, ffprobe and their libraries, unpacked where it was not yet.
     *
     * @return empty where the class path holds no bundle for this platform
     */
    Optional<Path> unpacked() throws IOException {
        String prefix = "org/bytedeco/ffmpeg/" + platform + "/";
        URL program = Optional.ofNullable(classes.getResource(prefix + "ffmpeg"))
                .orElseGet(() -> classes.getResource(prefix + "ffmpeg.exe"));
        if (program == null || !(program.openConnection() instanceof JarURLConnection connection)) {
            return Optional.empty();
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            // JavaCPP's own bridges (libjni…) and the C headers in sub-folders are of no use to a process.
            List<ZipEntry> files = jar.stream()
                    .filter(entry -> entry.getName().startsWith(prefix))
                    .map(ZipEntry.class::cast)
                    .filter(entry -> isWanted(entry.getName().substring(prefix.length())))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            Path directory = cache.resolve("ffmpeg-" + platform + "-" + fingerprint(files));
            if (!Files.isDirectory(directory)) {
                unpack(jar, files, prefix, directory);
            }
            return Optional.of(directory);
        }
    }

    private static boolean isWanted(String name) {
        return !name.isEmpty() && name.indexOf('/') < 0 && name.indexOf('\\') < 0 && !name.contains("jni");
    }

    private static String fingerprint(List<ZipEntry> files) {
        var crc = new CRC32();
        for (ZipEntry file : files) {
            crc.update((file.getName() + file.getCrc()).getBytes(StandardCharsets.UTF_8));
        }
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /** All or nothing: two processes may start at once, and either may be killed half-way. */
    private void unpack(JarFile jar, List<ZipEntry> files, String prefix, Path directory) throws IOException {
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, ".ffmpeg-");
        try {
            for (ZipEntry file : files) {
                Path target = fresh.resolve(file.getName().substring(prefix.length()));
                try (InputStream bytes = jar.getInputStream(file)) {
                    Files.copy(bytes, target);
                }
                if (!target.toFile().setExecutable(true)) {
                    throw new IOException(target + " cannot be made executable");
                }
            }
            moveUnlessThere(fresh, directory);
        } finally {
            deleteTree(fresh);
        }
    }

    private static void moveUnlessThere(Path fresh, Path directory) throws IOException {
        try {
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
