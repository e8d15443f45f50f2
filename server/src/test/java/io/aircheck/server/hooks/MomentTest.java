package io.aircheck.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Song;
import io.aircheck.recorder.EndReason;
import io.aircheck.server.events.Event;
import io.aircheck.server.rooms.RoomState.Word;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which moments of hooks an event is. */
class MomentTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void eventsHaveTheirMomentsAFailedRecordingTwo() {
        Event ended = new Event.RecordingEnded(NOW, 1, "a", 1, EndReason.DISK, "full", Duration.ofMinutes(1), 10, 0);

        assertThat(Moment.of(ended)).containsExactly(Moment.FINISHED, Moment.FAILED);
        assertThat(Moment.of(new Event.RoomStateChanged(NOW, 1, "a", Word.OFFLINE, Word.BLOCKED, null)))
                .containsExactly(Moment.FAILED);
        assertThat(Moment.of(new Event.SongStarted(NOW, 1, "a", 1, Song.of("b"), Duration.ZERO)))
                .containsExactly(Moment.TRACK_FOUND);
        assertThat(Moment.of(new Event.RoomAdded(NOW, 1, "a"))).isEmpty();
    }
}
