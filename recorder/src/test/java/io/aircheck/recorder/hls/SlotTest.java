package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.hls.Change.Standing;
import io.aircheck.recorder.hls.FetchFailure.Kind;
import io.aircheck.recorder.hls.Slot.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a segment whose attempts fail one after the other, in several ways. */
class SlotTest {

    private static final Patience PATIENCE = new Patience(HlsSettings.usual(Duration.ofMinutes(1)));
    private static final Duration TARGET_DURATION = Duration.ofSeconds(2);

    @ParameterizedTest
    @CsvSource({
        // failures while it is listed, failures long after it has left the playlist, what becomes of it
        "BROKEN, BROKEN BROKEN, LOST",
        "BROKEN, BROKEN, WAITING",
        "BROKEN UNANSWERED UNANSWERED, BROKEN, WAITING", // the site was away meanwhile: it may come whole the next time
        "BROKEN UNANSWERED UNANSWERED, BROKEN BROKEN, LOST",
        "BROKEN SERVER SERVER, UNANSWERED UNANSWERED, WAITING",
        "BROKEN UNANSWERED UNANSWERED, UNANSWERED, LOST",
        "BROKEN, ABSENT, LOST",
    })
    void attemptsThatFailInOneWaySayNothingOfTheOthers(String listed, String later, State state) {
        Slot slot = new Slot(segment(), 0, Standing.LISTED, 0);
        long nanos = 0;
        List<Boolean> given = new ArrayList<>();
        for (String kind : listed.split(" ")) {
            given.add(fail(slot, kind, nanos += 1_000_000));
        }
        slot.listed = false;
        slot.unlistedSince = nanos;
        nanos += Duration.ofSeconds(20).toNanos();
        for (String kind : later.split(" ")) {
            given.add(fail(slot, kind, nanos += 1_000_000));
        }

        assertThat(slot.state).isEqualTo(state);
        assertThat(given.removeLast()).isEqualTo(state == State.LOST);
        assertThat(given).containsOnly(false);
    }

    private static boolean fail(Slot slot, String kind, long nanos) {
        FetchFailure failure = new FetchFailure(Kind.valueOf(kind), "it failed");
        return slot.fail(failure, PATIENCE, TARGET_DURATION, null, false, nanos);
    }

    private static Segment segment() {
        return new Segment(7, "http://h/s7.ts", TARGET_DURATION, "", false, null, null, null, null, null, false, false);
    }
}
