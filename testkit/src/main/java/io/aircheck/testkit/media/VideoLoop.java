package io.aircheck.testkit.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One programme in all the forms in which it goes on air. */
public record VideoLoop(TsLoop ts, Fmp4Loop fmp4, FlvLoop flv) {

    static VideoLoop load(Path folder, Duration loop) throws IOException {
        return new VideoLoop(
                new TsLoop(segments(folder.resolve("ts"), ".ts"), loop),
                new Fmp4Loop(
                        Files.readAllBytes(folder.resolve("fmp4/init.mp4")),
                        segments(folder.resolve("fmp4"), ".m4s"),
                        loop),
                new FlvLoop(Files.readAllBytes(folder.resolve("stream.flv")), loop));
    }

    private static List<byte[]> segments(Path folder, String extension) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<byte[]> segments = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(extension))
                    .sorted()
                    .toList()) {
                segments.add(Files.readAllBytes(file));
            }
            return segments;
        }
    }
}
