package io.aircheck.media.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts files of the same form and the same codecs, one behind the other, into one file, by copy. */
public final class Concatenation {

    private Concatenation() {}

    /**
     * Writes {@code target}, replacing what is there. It may be incomplete where this throws.
     *
     * @param first what {@link Probe#of} found in the first file
     * @param list where the list of files is written for FFmpeg; removed afterwards
     * @throws FFmpegException if FFmpeg cannot do it, or takes longer than {@code limit}
     */
    public static void run(
            FFmpeg ffmpeg, List<Path> files, Probe first, Remux.Target form, Path target, Path list, Duration limit)
            throws IOException, InterruptedException {
        var lines = new StringBuilder("ffconcat version 1.0\n");
        for (Path file : files) {
            lines.append("file '")
                    .append(Remux.fileUrl(file).replace("'", "'\\''"))
                    .append("'\n");
        }
        try {
            Files.writeString(list, lines, StandardCharsets.UTF_8);
            List<String> arguments = new ArrayList<>(Remux.arguments(list, first, form, target));
            arguments.addAll(arguments.indexOf("-i"), List.of("-f", "concat", "-safe", "0"));
            ffmpeg.run(arguments, limit);
        } finally {
            Files.deleteIfExists(list);
        }
    }
}
