package io.aircheck.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.SteppedClock;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.rooms.WatchedRoom;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformChecksTest {

    private static final Instant START = Instant.parse("2026-11-20T13:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final SteppedClock clock = new SteppedClock(START);
    private final PlatformChecks checks = new PlatformChecks(new EventBus(), rooms(), clock);

    @AfterEach
    void close() {
        checks.close();
    }

    /** One room, on douyin, off the air. */
    private static Rooms rooms() {
        WatchedRoom room = new WatchedRoom(
                1, "https://live.douyin.com/1", "douyin", null, null, new WatchedRoom.Source.Page(), false);
        Optional<RoomView> found = Optional.of(new RoomView(room, RoomState.of(Word.OFFLINE, START)));
        return (Rooms)
                Proxy.newProxyInstance(Rooms.class.getClassLoader(), new Class<?>[] {Rooms.class}, (_, _, _) -> found);
    }

    private void found(Word word) {
        checks.count(new Event.RoomStateChanged(clock.instant(), 1, "room", Word.OFFLINE, word, null));
    }

    @Test
    void countsAnswersAndFailuresByWhatTheyWere() {
        checks.count(new Event.RoomChecked(START, 1, "room"));
        found(Word.LIVE);
        found(Word.BLOCKED);
        found(Word.ERROR);
        found(Word.ERROR);
        found(Word.PAUSED);

        assertThat(checks.within(DAY))
                .containsExactly(
                        new PlatformChecks.Health("douyin", 5, 2, Map.of(Word.BLOCKED, 1L, Word.ERROR, 2L), START));
    }

    @Test
    void forgetsWhatIsOlderThanADay() {
        found(Word.ERROR);
        clock.advance(Duration.ofHours(23));
        found(Word.LIVE);
        assertThat(checks.within(DAY)).singleElement().matches(it -> it.checks() == 2);
        assertThat(checks.within(Duration.ofHours(1))).singleElement().matches(it -> it.checks() == 1);
        assertThat(checks.since()).isEqualTo(START);

        clock.advance(Duration.ofHours(2));
        found(Word.LIVE);
        assertThat(checks.within(DAY)).singleElement().matches(it -> it.checks() == 2 && it.answered() == 2);
        assertThat(checks.since()).isEqualTo(START.plus(Duration.ofHours(1)));
    }
}
