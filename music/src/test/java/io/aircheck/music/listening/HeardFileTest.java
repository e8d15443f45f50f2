package io.aircheck.music.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.MadeUpMusic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeardFileTest {

    private static final String ANALYSIS = Analysis.USUAL.hash();

    @TempDir
    private Path directory;

    @Test
    void keepsWhatRecognisingTakesInLittleRoom() throws IOException {
        Heard heard = Heard.of(Analysis.USUAL, MadeUpMusic.cut(Programme.song(3), 5, 30));
        Path file = directory.resolve("7.heard");

        HeardFile.write(file, heard, ANALYSIS);
        Heard read = HeardFile.read(file, ANALYSIS);

        assertThat(Files.size(file)).isLessThan(30 * 1500);
        assertThat(read.frames()).isEqualTo(heard.frames());
        assertThat(read.peaks().size()).isEqualTo(heard.peaks().size());
        assertThat(read.details().size()).isEqualTo(heard.details().size());
        for (int i = 0; i < heard.details().size(); i++) {
            assertThat(read.details().frame(i)).isEqualTo(heard.details().frame(i));
            assertThat(read.details().step(i)).isCloseTo(heard.details().step(i), within(0.01f));
        }
    }

    @Test
    void refusesWhatWasHeardInAnotherWayOrIsDamaged() throws IOException {
        Path file = directory.resolve("7.heard");
        HeardFile.write(file, Heard.of(Analysis.USUAL, MadeUpMusic.noise(2, 1)), ANALYSIS);

        assertThatThrownBy(() -> HeardFile.read(file, "other")).hasMessageContaining("another version");
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 97) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> HeardFile.read(file, ANALYSIS)).isInstanceOf(IOException.class);
        }
    }
}
