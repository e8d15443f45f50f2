package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.recorder.RecordingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
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
        CompletableFuture<Starts.Start> third = begin(starts, 2);

        second.accept(INCIDENT);
        assertThat(third).isNotDone();

        second.accept(FIRST_UNIT);
        assertThat(third.get()).isNotNull();
    }

    @Test
    void oneThatNeverBeginsMakesRoomWhenItIsOver() throws Exception {
        Starts starts = new Starts(1, DAY);
        CompletableFuture<Starts.Start> second;
        try (Starts.Start _ = starts.await(0)) {
            second = begin(starts, 1);
            assertThat(second).isNotDone();
        }
        assertThat(second.get()).isNotNull();
    }

    @Test
    void aPlaceIsGivenBackOnce() throws Exception {
        Starts starts = new Starts(1, DAY);
        Starts.Start first = starts.await(0);
        first.accept(FIRST_UNIT);
        first.accept(FIRST_UNIT);
        first.close();

        starts.await(1);
        assertThat(begin(starts, 2)).isNotDone();
    }

    @Test
    void whereTheFirstAreSlowTheOthersBeginAllTheSameAndGiveNoPlaceBack() throws Exception {
        Starts starts = new Starts(1, Duration.ofMillis(1));
        starts.await(0);

        starts.await(5).accept(FIRST_UNIT);

        CompletableFuture<Starts.Start> late = begin(starts, Integer.MAX_VALUE);
        assertThat(late).isNotDone();
    }

    @Test
    void whoWaitsCanBeInterrupted() throws Exception {
        Starts starts = new Starts(1, DAY);
        starts.await(0);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> starts.await(1)).isInstanceOf(InterruptedException.class);
    }

    private static CompletableFuture<Starts.Start> begin(Starts starts, int place) {
        CompletableFuture<Starts.Start> begun = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                begun.complete(starts.await(place));
            } catch (InterruptedException e) {
                begun.completeExceptionally(e);
            }
        });
        return begun;
    }
}
