package io.aircheck.music.tracklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidecarTest {

    private static final Match MATCH = new Match(
            Song.of("Ember River", "Hollow Moon"), 0.97, "catalogue", null, Duration.ofSeconds(3), 1, 1, null);
    private static final TrackList LIST =
            new TrackList(List.of(new Play(Duration.ofSeconds(12), Duration.ofSeconds(90), MATCH)));

    @TempDir
    private Path directory;

    @Test
    void standsBesideItsRecordingAndIsReadBack() throws IOException {
        Path media = Files.createFile(directory.resolve("show 1.2.ts"));

        Path sidecar = Sidecar.write(
                media, LIST, TrackListFormat.JSON, new TrackListFormat.Setting("show 1.2.ts", "unidentified"));

        assertThat(sidecar).hasFileName("show 1.2.tracklist.json");
        assertThat(Sidecar.isOne(sidecar)).isTrue();
        assertThat(Sidecar.isOne(media)).isFalse();
        assertThat(Sidecar.read(sidecar)).isEqualTo(LIST);
        assertThat(Sidecar.media(sidecar)).isEqualTo(media);
        Files.delete(media);
        assertThat(Sidecar.media(sidecar)).isEqualTo(sidecar);
    }

    @Test
    void saysWhatIsNoTrackList() throws IOException {
        Path file = Files.writeString(directory.resolve("a.tracklist.json"), "{");

        assertThatThrownBy(() -> Sidecar.read(file)).hasMessageContaining("a.tracklist.json");
    }

    @ParameterizedTest
    @CsvSource({
        "Sängerin nacht, true",
        "SANGERIN, true",
        "nacht sangerin, true",
        "QZABC2400001, true",
        "tag, false",
        "Sängerin tag, false",
        "glas, true"
    })
    void findsSongsByWordsWhateverTheirCaseAndAccents(String words, boolean found) {
        Song song =
                new Song("Die Nacht", List.of("Sängerin"), "Night Glass", null, "QZABC2400001", null, ExternalIds.NONE);

        assertThat(SongQuery.of(words).fits(song)).isEqualTo(found);
    }
}
