package io.aircheck.server.songs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeardFilesTest {

    private static final Heard HEARD = new Heard(100, new Maxima(), new Maxima());

    @TempDir
    private Path directory;

    private List<Long> kept(HeardFiles files) {
        return LongStream.rangeClosed(1, 12).filter(files::has).boxed().toList();
    }

    @Test
    void theOldestGoFirst() throws IOException {
        new HeardFiles(directory, () -> 0).put(1, HEARD);
        long one = Files.size(directory.resolve("1.heard"));
        HeardFiles files = new HeardFiles(directory, () -> 3 * one);
        for (long id = 2; id <= 11; id++) {
            files.put(id, HEARD);
        }

        assertThat(kept(files)).containsExactly(9L, 10L, 11L);
    }

    @Test
    void withoutALimitAllStay() throws IOException {
        HeardFiles files = new HeardFiles(directory, () -> 0);
        for (long id = 1; id <= 12; id++) {
            files.put(id, HEARD);
        }

        assertThat(kept(files)).hasSize(12);
    }

    @Test
    void whatIsNotOursIsNotTouched() throws IOException {
        Path note = Files.writeString(directory.resolve("note.heard"), "a note".repeat(1000));
        HeardFiles files = new HeardFiles(directory, () -> 1);
        files.put(7, HEARD);

        assertThat(note).exists();
        assertThat(kept(files)).isEmpty();
    }
}
