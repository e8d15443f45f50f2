package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.tracklist.Play;
import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.RecordedPlay;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.WatchedRoom;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a site, a streamer or a list file calls something, a page shows it as text. */
class HostileNamesTest {

    private static final String HOSTILE =
            "\"><script>alert(1)</script><img src=x onerror=alert(2)>'javascript:alert(3)";

    @TempDir
    static Path home;

    private static PageServer server;

    @BeforeAll
    static void start() {
        server = new PageServer(home, Map.of());
        for (Word word : Word.values()) {
            WatchedRoom room = new WatchedRoom(
                    1000 + word.ordinal(),
                    "https://live.example/" + HOSTILE,
                    HOSTILE,
                    HOSTILE,
                    HOSTILE,
                    new WatchedRoom.Source.ListFile(HOSTILE, 1),
                    false);
            RoomState state = new RoomState(
                    word, HOSTILE, SampleService.NOW, null, null, HOSTILE, HOSTILE, HOSTILE, HOSTILE, null);
            server.library.rooms.add(new RoomView(room, state));
        }
        RecordingView first = server.library.running.getFirst();
        Broadcast broadcast = first.broadcast();
        Broadcast hostile = new Broadcast(
                broadcast.id(),
                1000,
                HOSTILE,
                "https://live.example/" + HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                broadcast.startedAt(),
                null);
        Match song = new Match(Song.of(HOSTILE, HOSTILE), 1, "catalogue", null, null, 1, 1, null);
        Play play = new Play(Duration.ZERO, Duration.ofSeconds(9), song);
        server.library.running.set(
                0,
                new RecordingView(
                        first.recording(),
                        hostile,
                        first.parts(),
                        first.gaps(),
                        List.of(new RecordedPlay(1, first.recording().id(), 0, play, true)),
                        first.figures()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/rooms/1000",
                "/rooms/1003",
                "/recordings",
                "/recordings?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/recordings/71",
                "/events",
                "/notifications",
                "/audit?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/keys"
            })
    void isShownAsText(String path) {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain("<script>alert", "<img src=x", "\"><script")
                .doesNotContainPattern("(?i)(href|src|action)=\"javascript:");
    }
}
