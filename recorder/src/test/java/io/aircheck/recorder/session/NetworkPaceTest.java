package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.session.NetworkPace.Advice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkPaceTest {

    private static final Duration MEDIA = Duration.ofSeconds(2);
    private static final long BYTES = 750_000; // 3 Mbit/s

    private final NetworkPace pace = new NetworkPace();
    private long now;

    /** Units of two seconds, each so long after the last, until the advice is another than to stay or the time is over. */
    private Advice units(double everySeconds, Duration longest) {
        long end = now + longest.toMillis();
        Advice advice = Advice.STAY;
        while (advice == Advice.STAY && now < end) {
            now += Math.round(everySeconds * 1000);
            advice = pace.see(now, BYTES, MEDIA);
        }
        return advice;
    }

    @Test
    void streamThatKeepsPaceStays() {
        assertThat(units(2, Duration.ofMinutes(2))).isEqualTo(Advice.STAY);
    }

    @Test
    void streamThatComesSlowerThanItPlaysGoesDownWithItsThroughput() {
        assertThat(units(3, Duration.ofMinutes(1))).isEqualTo(Advice.DOWN);
        assertThat(now).isBetween(20_000L, 30_000L);
        assertThat(pace.throughputBitsPerSecond()).isEqualTo(2_000_000);
    }

    @Test
    void burstAtTheBeginningIsNoPace() {
        units(0.1, Duration.ofSeconds(2));
        assertThat(units(3, Duration.ofMinutes(1))).isEqualTo(Advice.DOWN);
    }

    @Test
    void interruptionSaysNothing() {
        units(2, Duration.ofSeconds(60));
        now += 40_000;
        assertThat(units(2, Duration.ofSeconds(60))).isEqualTo(Advice.STAY);
    }

    @Test
    void calmOfThreeMinutesIsWorthATry() {
        assertThat(units(2, Duration.ofMinutes(10))).isEqualTo(Advice.UP);
        assertThat(now).isBetween(180_000L, 184_000L);
    }

    @Test
    void triesThatFailComeLessAndLessOften() {
        assertThat(units(2, Duration.ofMinutes(10))).isEqualTo(Advice.UP);
        pace.stepped(Advice.UP);
        assertThat(units(3, Duration.ofMinutes(1))).isEqualTo(Advice.DOWN);
        pace.stepped(Advice.DOWN);
        long failed = now;
        assertThat(units(2, Duration.ofMinutes(30))).isEqualTo(Advice.UP);
        assertThat(now - failed).isBetween(360_000L, 364_000L);
    }
}
