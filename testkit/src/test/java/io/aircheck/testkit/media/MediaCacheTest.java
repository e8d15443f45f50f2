package io.aircheck.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.testkit.media.Programme.Video;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaCacheTest {

    private static final Video SMALL = new Video(
            new Picture.Painted("TEST", "A LINE", 0.3),
            160,
            120,
            300,
            false,
            false,
            Programmes.TRACKS.getFirst(),
            Duration.ofSeconds(8));

    @TempDir
    Path folder;

    @Test
    void severalProcessesMayFillOneFolder() throws Exception {
        // Each cache is what another process would have: they share nothing but the folder.
        List<MediaCache> caches = Stream.generate(() -> new MediaCache(folder.resolve("cache"), TestMedia.FFMPEG))
                .limit(3)
                .toList();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<byte[]>> readers = caches.stream()
                    .map(cache ->
                            (Callable<byte[]>) () -> cache.video(SMALL).ts().segment(0))
                    .toList();
            for (Future<byte[]> read : executor.invokeAll(readers)) {
                assertThat(read.get().length % 188).isZero();
                assertThat(read.get()).isNotEmpty();
            }
        }
        assertThat(folder.resolve("cache")).isDirectoryContaining(path -> path.endsWith(SMALL.key()));
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertThat(left).as("nothing half done is left").hasSize(1);
        }
    }

    @Test
    void everyParameterHasItsOwnPlace() {
        assertThat(new Video(SMALL.picture(), 160, 120, 301, false, false, SMALL.track(), SMALL.loop()).key())
                .isNotEqualTo(SMALL.key());
    }

    @Test
    void saysWhatFFmpegSaid() {
        Path liar = Path.of("/bin/false");
        FFmpeg broken = new FFmpeg(liar, liar, "0", FFmpeg.Origin.SYSTEM, Map.of());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new MediaCache(folder, broken).video(SMALL))
                .withMessageContaining("FFmpeg could not make test media (status 1)");
        assertThat(folder).isEmptyDirectory();
    }
}
