package io.aircheck.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginBrakeTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
    private final InstantSource time = now::get;
    private final LoginBrake brake = new LoginBrake(time.withZone(ZoneOffset.UTC));

    @Test
    void aFewMistakesCostNothing() {
        fail(LoginBrake.FREE - 1);

        assertThat(brake.waitOf("a")).isEmpty();
    }

    @Test
    void everyFurtherOneDoublesTheWaitUpToALimit() {
        fail(LoginBrake.FREE);
        assertThat(brake.waitOf("a")).contains(Duration.ofSeconds(2));
        fail(1);
        assertThat(brake.waitOf("a")).contains(Duration.ofSeconds(4));
        fail(50);
        assertThat(brake.waitOf("a")).contains(LoginBrake.LONGEST);
    }

    @Test
    void theWaitPasses() {
        fail(LoginBrake.FREE);
        now.set(now.get().plusSeconds(2));

        assertThat(brake.waitOf("a")).isEmpty();
    }

    @Test
    void othersAreNotHeldUp() {
        fail(20);

        assertThat(brake.waitOf("b")).isEmpty();
    }

    @Test
    void theRightPasswordForgetsTheMistakes() {
        fail(LoginBrake.FREE - 1);
        brake.succeeded("a");
        fail(LoginBrake.FREE - 1);

        assertThat(brake.waitOf("a")).isEmpty();
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        fail(20);
        for (int i = 0; i < LoginBrake.MOST_KEPT; i++) {
            brake.failed("10.0.0." + i);
        }

        assertThat(brake.waitOf("a")).isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            brake.failed("a");
        }
    }
}
