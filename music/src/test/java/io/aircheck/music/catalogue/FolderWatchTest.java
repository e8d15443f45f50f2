package io.aircheck.music.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsGivenOnceItHasComeToRest() throws Exception {
        var watch = new FolderWatch(List.of(folder));
        Path file = Files.writeString(folder.resolve("a.mp3"), "half");
        assertThat(watch.look()).isEmpty();
        Files.writeString(file, "half and half");
        assertThat(watch.look()).as("it grew").isEmpty();
        assertThat(watch.look()).containsExactly(file);
        assertThat(watch.look()).as("given before").isEmpty();

        Files.writeString(file, "something else of it");
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).as("changed").containsExactly(file);

        watch.giveAgain(List.of(file));
        assertThat(watch.look()).containsExactly(file);
    }

    @Test
    void aFolderThatIsAwayForAWhileIsNoError() throws Exception {
        Path away = folder.resolve("usb");
        var watch = new FolderWatch(List.of(away));
        assertThat(watch.look()).isEmpty();
        Files.createDirectories(away.resolve("deep"));
        Path file = Files.writeString(away.resolve("deep/a.mp3"), "x");
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).containsExactly(file);
    }
}
