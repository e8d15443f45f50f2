package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegException;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.recorder.files.Recovery;
import io.aircheck.recorder.files.Storage;
import io.aircheck.recorder.files.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is to be true of recordings after a recovery, whatever had happened. */
record Aftermath(FFmpeg ffmpeg, Path folder) {

    /** Recovers all; nothing is left that has not its final name. */
    Aftermath recovered() throws IOException {
        new Recovery(PartFormats::of, Storage.LOCAL).run(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(Path::toString))
                    .noneMatch(name -> name.endsWith(".part")
                            || name.endsWith(".journal")
                            || name.contains(".tmp.")
                            || name.contains(".work-"));
        }
        return this;
    }

    /**
     * Holds a recording's files against its manifest.
     *
     * @return the manifest, or null where nothing was recorded
     */
    Manifest agreed(Take take) throws IOException {
        Path file = ManifestJson.file(take.directory(folder), take.name());
        if (!Files.exists(file)) {
            return null;
        }
        Verification.Result result = Verification.of(file);
        assertThat(result.findings()).as("%s", file).isEmpty();
        return result.manifest();
    }

    /** The files of a recording in the form in which they are, in order. */
    static List<Path> files(Path directory, Manifest manifest) {
        return manifest.parts().stream()
                .map(part -> directory.resolve(
                        part.delivered() == null
                                ? part.file()
                                : part.delivered().file()))
                .toList();
    }

    /** Every file of every recording opens and decodes, with not a word of complaint; one FFmpeg looks at all. */
    void decodes() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        List<String> maps = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                maps.addAll(List.of("-map", Integer.toString(arguments.size() / 2 - 1)));
                arguments.addAll(List.of("-i", "file:" + file));
            }
        }
        arguments.addFirst("-xerror");
        arguments.addAll(maps);
        arguments.addAll(List.of("-f", "null", "-"));
        if (!maps.isEmpty()) {
            try {
                ffmpeg.run(arguments, Duration.ofMinutes(1));
            } catch (FFmpegException e) {
                throw new AssertionError("not all decodes: " + arguments, e);
            }
        }
    }
}
