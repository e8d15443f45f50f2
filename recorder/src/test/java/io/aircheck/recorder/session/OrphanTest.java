package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.recorder.files.Recovery;
import io.aircheck.recorder.files.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An FFmpeg whose recorder was killed goes on by itself: whenever it begins to write, nothing of that stays. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OrphanTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path tools;

    @TempDir
    private Path folder;

    private FFmpeg ffmpeg;

    @BeforeEach
    void find() {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
    }

    /** @return what the orphan left in the folder after all was recovered and it had come to its end */
    private List<String> leftBy(String script) throws Exception {
        Path source = folder.resolve("film.ts");
        ffmpeg.run(
                List.of(
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=d=1:s=160x120:r=25",
                        "-c:v",
                        "mpeg4",
                        "-f",
                        "mpegts",
                        "file:" + source),
                PATIENCE);
        Path late = tools.resolve("ffmpeg");
        Files.writeString(late, "#!/bin/sh\n" + script.formatted(tools, tools, ffmpeg.ffmpeg()));
        Files.setPosixFilePermissions(late, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledConversion.class.getName(),
                        late.toString(),
                        ffmpeg.ffprobe().toString(),
                        source.toString())
                .inheritIO()
                .start();
        await(() -> Files.exists(tools.resolve("started")) || !process.isAlive());
        List<ProcessHandle> orphans = process.descendants().toList();
        assertThat(orphans).isNotEmpty();
        process.destroyForcibly().waitFor();
        assertThat(names()).as("a conversion was under way").hasSize(2);

        new Recovery(PartFormats::of, Storage.LOCAL).run(folder);
        Files.createFile(tools.resolve("go"));
        for (ProcessHandle orphan : orphans) {
            orphan.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        await(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
        return names();
    }

    @Test
    void oneThatOpensItsOutputAfterTheRecoveryLeavesNothing() throws Exception {
        assertThat(leftBy("touch %s/started\nwhile [ ! -e %s/go ]; do sleep 0.05; done\nexec %s \"$@\"\n"))
                .containsExactly("film.ts");
    }

    /** Its arguments are nowhere to be seen, as on systems that do not show them. */
    @Test
    void oneThatCannotBeFoundLeavesNothing() throws Exception {
        assertThat(leftBy("touch %s/started\n"
                        + "HIDDEN=\"$*\" GO=%s/go FFMPEG=%s exec sh -c 'while [ ! -e \"$GO\" ]; do sleep 0.05; done;"
                        + " exec \"$FFMPEG\" $HIDDEN'\n"))
                .containsExactly("film.ts");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
            names.sort(null);
            return names;
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
