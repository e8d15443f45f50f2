package io.aircheck.server.songs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.tracklist.Play;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.server.Shelf;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.recordings.OpenRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is heard in a file, as the service tells it. */
class PartSongsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path home;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(home, NOW);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void aSongOfTheSecondFileIsToldWithItsPlaceInTheWholeRecording() throws InterruptedException {
        OpenRecording recording = shelf.begin(3, "小雨", "a");
        Path first = recording.directory().resolve("a.ts");
        recording.accept(new RecordingEvent.PartOpened(0, first, NOW));
        recording.accept(new RecordingEvent.PartClosed(new Part(0, first, 10, Duration.ofMinutes(40), NOW, 1)));
        recording.accept(new RecordingEvent.PartOpened(1, recording.directory().resolve("a_001.ts"), NOW));
        var songs = new PartSongs(
                recording,
                1,
                shelf.library.plays(),
                new HeardFiles(home.resolve("heard"), () -> 0),
                shelf.bus,
                shelf.clock);
        Song song = Song.of("Ember River", "Hollow Moon");
        Match match = new Match(song, 1, "catalogue", null, null, 1, 1, null);

        try (Subscription events = shelf.bus.subscribe(10)) {
            songs.started(1, new Play(Duration.ofSeconds(30), Duration.ofSeconds(40), null));
            songs.started(2, new Play(Duration.ofSeconds(90), Duration.ofSeconds(100), match));

            assertThat(events.poll(Duration.ZERO))
                    .as("music that nobody knows is no news")
                    .isEqualTo(new Event.SongStarted(
                            NOW,
                            3,
                            "小雨",
                            recording.id(),
                            song,
                            Duration.ofMinutes(41).plusSeconds(30)));
        }
        assertThat(recording.view().songs()).isEqualTo(List.of("Hollow Moon - Ember River"));
    }
}
