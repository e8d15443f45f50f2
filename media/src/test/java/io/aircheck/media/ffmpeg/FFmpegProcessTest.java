package io.aircheck.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FFmpegProcessTest {

    private static final Path YES = Path.of("/usr/bin/yes");

    @Test
    void whoReadsLearnsOfTheEndAlsoWhereTheProcessIsClosedWhileMuchIsWaiting() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(YES), "no program here that writes without end");
        for (int i = 0; i < 20; i++) {
            FFmpegProcess process = FFmpegProcess.start(YES, List.of(), Map.of());
            assertThat(process.next(Duration.ofSeconds(10))).isNotNull();
            process.close();
            byte[] block = new byte[1];
            while (block != null) {
                block = process.next(Duration.ofSeconds(10));
            }
        }
    }
}
