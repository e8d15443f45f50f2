package io.aircheck.music.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MusicFilesTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsNotThereIsSaidInASentence() throws IOException {
        Path missing = folder.resolve("nowhere");

        assertThat(MusicFiles.below(List.of(missing)).unreadable())
                .containsExactly(new AddEvent.Unreadable(missing, "there is no such file or folder", 0));
    }

    @Test
    void aFolderThatLeadsBackIntoItselfIsSaidAndTheRestIsFound() throws IOException {
        Files.write(folder.resolve("song.mp3"), new byte[10]);
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder);

        MusicFiles found = MusicFiles.below(List.of(folder));

        assertThat(found.files()).hasSize(1);
        assertThat(found.unreadable())
                .containsExactly(new AddEvent.Unreadable(loop, "the folder leads back into itself", 0));
    }
}
