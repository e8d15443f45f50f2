package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.recorder.RecordingEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final RecordingEvent FIRST_UNIT =
            new RecordingEvent.UnitWritten(0, 1, 1, Duration.ofSeconds(2), Instant.EPOCH);
    private static final RecordingEvent INCIDENT = new RecordingEvent.Incident("a segment is late", Instant.EPOCH);

    @Test
    void someBeginAtOnceAndTheNextWhenOneOfThemHasItsFirstUnit() throws Exception {
        Starts starts = new Starts(2, DAY);
        starts.await(0);
        Starts.Start second = starts.await(1);

        second.accept(INCIDENT);
        Thread third = waiting(starts, 2);

        second.accept(FIRST_UNIT);
        third.join();
    }

    @Test
    void oneThatNeverBeginsMakesRoomWhenItIsOver() throws Exception {
        Starts starts = new Starts(1, DAY);
        Thread second;
        try (Starts.Start _ = starts.await(0)) {
            second = waiting(starts, 1);
        }
        second.join();
    }

    @Test
    void aPlaceIsGivenBackOnce() throws Exception {
        Starts starts = new Starts(1, DAY);
        Starts.Start first = starts.await(0);
        first.accept(FIRST_UNIT);
        first.accept(FIRST_UNIT);
        first.close();

        starts.await(1);
        waiting(starts, 2).interrupt();
    }

    @Test
    void whereTheFirstAreSlowTheOthersBeginAllTheSameAndGiveNoPlaceBack() throws Exception {
        Starts starts = new Starts(1, Duration.ofMillis(1));
        starts.await(0);

        starts.await(5).accept(FIRST_UNIT);

        waiting(starts, Integer.MAX_VALUE).interrupt();
    }

    @Test
    void whoWaitsCanBeInterrupted() throws Exception {
        Starts starts = new Starts(1, DAY);
        starts.await(0);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> starts.await(1)).isInstanceOf(InterruptedException.class);
    }

    /** One that has come to where it waits; who may begin at once ends without. */
    private static Thread waiting(Starts starts, int place) {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                starts.await(place);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).as("waits for its turn").isTrue();
            Thread.onSpinWait();
        }
        return thread;
    }
}
