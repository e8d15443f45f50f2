package io.aircheck.media.ffmpeg;

import io.aircheck.media.ffmpeg.FFmpegLookup.Found;
import io.aircheck.media.ffmpeg.FFmpegLookup.Missing;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which FFmpeg is looked for: what the user named, the system's, the bundle's.
 *
 * @param environment the variables of this process
 * @param bundle where the bundle may be
 */
record FFmpegFinder(Map<String, String> environment, FFmpegBundle bundle) {

    static final String VARIABLE = "AIRCHECK_FFMPEG";
    /** libavformat 59 came with FFmpeg 5.0; unlike FFmpeg's own version it is a number in every private build, too. */
    private static final int OLDEST_LIBAVFORMAT = 59;

    private static final Pattern VERSION = Pattern.compile("\\w+ version (\\S+)");
    private static final Pattern LIBAVFORMAT = Pattern.compile("(?m)^libavformat\\s+(\\d+)\\.");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String ADVICE =
            "Install FFmpeg 5.0 or newer, or set " + VARIABLE + " to the path of its ffmpeg program.";

    static FFmpegFinder ofThisMachine() {
        return new FFmpegFinder(System.getenv(), FFmpegBundle.ofThisMachine());
    }

    FFmpegLookup find() {
        String named = environment.getOrDefault(VARIABLE, "").strip();
        return named.isEmpty() ? systemThenBundle() : configured(named);
    }

    private FFmpegLookup configured(String named) {
        try {
            Path ffmpeg = Path.of(named);
            FFmpegLookup lookup =
                    examine(ffmpeg, ffmpeg.resolveSibling(executable("ffprobe")), FFmpeg.Origin.CONFIGURED, Map.of());
            return lookup instanceof Missing(String reason)
                    ? new Missing(VARIABLE + " is set to " + named + ", but " + reason + ".")
                    : lookup;
        } catch (InvalidPathException e) {
            return new Missing(VARIABLE + " is set to " + named + ", which is no path.");
        }
    }

    private FFmpegLookup systemThenBundle() {
        List<String> reasons = new ArrayList<>();
        Optional<Path> ffmpeg = onPath("ffmpeg");
        Optional<Path> ffprobe = onPath("ffprobe");
        if (ffmpeg.isEmpty() || ffprobe.isEmpty()) {
            reasons.add((ffmpeg.isEmpty() ? "ffmpeg" : "ffprobe") + " is not on the PATH");
        } else {
            FFmpegLookup system = examine(ffmpeg.get(), ffprobe.get(), FFmpeg.Origin.SYSTEM, Map.of());
            if (!(system instanceof Missing(String reason))) {
                return system;
            }
            reasons.add(reason);
        }
        FFmpegLookup bundled = bundled();
        if (!(bundled instanceof Missing(String reason))) {
            return bundled;
        }
        reasons.add(reason);
        return new Missing("No FFmpeg: " + String.join(", and ", reasons) + ". " + ADVICE);
    }

    private FFmpegLookup bundled() {
        try {
            Optional<Path> directory = bundle.unpacked();
            if (directory.isEmpty()) {
                return new Missing("there is no FFmpeg bundle for " + bundle.platform() + " among the program's jars");
            }
            FFmpegLookup lookup = inDirectory(directory.get(), Map.of());
            // A build without a run path finds its own libraries only so.
            return lookup instanceof Missing
                    ? inDirectory(
                            directory.get(),
                            Map.of(libraryPathVariable(), directory.get().toString()))
                    : lookup;
        } catch (IOException e) {
            return new Missing("the bundle could not be unpacked (" + e.getMessage() + ")");
        }
    }

    private FFmpegLookup inDirectory(Path directory, Map<String, String> variables) {
        return examine(
                directory.resolve(executable("ffmpeg")),
                directory.resolve(executable("ffprobe")),
                FFmpeg.Origin.BUNDLED,
                variables);
    }

    private FFmpegLookup examine(Path ffmpeg, Path ffprobe, FFmpeg.Origin origin, Map<String, String> variables) {
        String version = "";
        for (Path tool : List.of(ffprobe, ffmpeg)) {
            String text;
            try {
                text = versionText(tool, variables);
            } catch (IOException e) {
                return new Missing(tool + " does not run (" + e.getMessage() + ")");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Missing("the look at " + tool + " was interrupted");
            }
            Matcher named = VERSION.matcher(text);
            Matcher library = LIBAVFORMAT.matcher(text);
            if (!named.find() || !library.find()) {
                return new Missing(tool + " is not FFmpeg");
            }
            version = named.group(1);
            if (Integer.parseInt(library.group(1)) < OLDEST_LIBAVFORMAT) {
                return new Missing(tool + " is version " + version + ", older than 5.0");
            }
        }
        return new Found(new FFmpeg(ffmpeg, ffprobe, version, origin, variables));
    }

    private static String versionText(Path tool, Map<String, String> variables)
            throws IOException, InterruptedException {
        var text = new ByteArrayOutputStream();
        try (FFmpegProcess process = FFmpegProcess.start(tool, List.of("-version"), variables)) {
            process.drain(LIMIT, block -> {
                text.writeBytes(block);
                return text.size() < FFmpeg.MAX_OUTPUT_BYTES;
            });
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private Optional<Path> onPath(String name) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> path(directory, executable(name)).stream())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Optional<Path> path(String directory, String name) {
        try {
            return Optional.of(Path.of(directory, name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String executable(String name) {
        return bundle.platform().startsWith("windows") ? name + ".exe" : name;
    }

    private String libraryPathVariable() {
        return bundle.platform().startsWith("macosx") ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
    }
}
