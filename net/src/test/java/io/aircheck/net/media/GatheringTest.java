package io.aircheck.net.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final int KEPT = 800_000;
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int OLD = 10_000;

    private final Gathering gathering = new Gathering(0);

    @Test
    void aSlowBodyIsLeftAloneUntilAnEighthOfWhatTheSystemKeepsHasCome() {
        cameWithin(500, 375_000 / 2);

        assertThat(gathering.isSlow()).isTrue();
        assertThat(millis(gathering.pause(Long.MAX_VALUE, KEPT, 0))).isEqualTo(250);
        assertThat(millis(gathering.pause(Long.MAX_VALUE, KEPT / 8, 0))).isEqualTo(33);
    }

    @Test
    void theWaitEndsAtAFullTick() {
        cameWithin(500, 375_000 / 2);

        long now = TimeUnit.MILLISECONDS.toNanos(123);
        assertThat((now + gathering.pause(Long.MAX_VALUE, KEPT, now)) % TICK).isZero();
    }

    @Test
    void aFastBodyIsNotWaitedFor() {
        cameWithin(500, 5_000_000);

        assertThat(gathering.isSlow()).isFalse();
    }

    @Test
    void aBodyThatHasJustBegunIsReadAsItComes() {
        gathering.came(375_000 / 2, true, TimeUnit.MILLISECONDS.toNanos(500));

        assertThat(gathering.isSlow()).isFalse();
    }

    @Test
    void whatIsThereIsTakenFirst() {
        gathering.came(0, true, TimeUnit.MILLISECONDS.toNanos(OLD));
        gathering.came(100_000, false, TimeUnit.MILLISECONDS.toNanos(OLD + 500));

        assertThat(gathering.isSlow()).isFalse();
    }

    @Test
    void nobodyWaitsForMoreThanWillCome() {
        cameWithin(500, 375_000 / 2);

        assertThat(gathering.pause(1000, KEPT, 0)).isZero();
    }

    @Test
    void aServerThatTheSystemMayHaveHeldUpIsReadWithoutWaiting() {
        cameWithin(500, 375_000 / 2);
        gathering.pause(Long.MAX_VALUE, KEPT, 0);
        gathering.came(KEPT / 4, true, TimeUnit.MILLISECONDS.toNanos(OLD + 600));

        assertThat(gathering.pause(Long.MAX_VALUE, KEPT, 0)).isZero();
        assertThat(gathering.pause(Long.MAX_VALUE, KEPT, 0)).isPositive();
    }

    private void cameWithin(int millis, int bytes) {
        gathering.came(0, true, TimeUnit.MILLISECONDS.toNanos(OLD));
        gathering.came(bytes, true, TimeUnit.MILLISECONDS.toNanos(OLD + millis));
        gathering.pause(0, KEPT, 0);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
