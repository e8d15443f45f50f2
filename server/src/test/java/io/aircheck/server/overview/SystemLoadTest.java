package io.aircheck.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.overview.SystemReading.Traffic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SystemLoadTest {

    private static final Instant AT = Instant.parse("2026-11-20T13:00:00Z");

    private static SystemReading reading(int second, double load, @Nullable Traffic traffic) {
        return new SystemReading(AT.plusSeconds(second), load, 400, 1000, traffic);
    }

    @Test
    void aRateIsWhatCameInBetween() {
        SystemLoad.Sample sample = SystemLoad.Sample.between(
                reading(0, 0.1, new Traffic(1000, 5000)), reading(2, 0.5, new Traffic(2000, 5500)));

        assertThat(sample).isEqualTo(new SystemLoad.Sample(0.5, 400, 1000, 4000, 2000));
    }

    @Test
    void aCounterThatBeganAnewAndWhatIsUnknownAreNoRates() {
        assertThat(SystemLoad.Sample.between(
                        reading(0, 0, new Traffic(9000, 9000)), reading(2, -1, new Traffic(10, 10))))
                .isEqualTo(new SystemLoad.Sample(0, 400, 1000, 0, 0));
        assertThat(SystemLoad.Sample.between(reading(0, 0, null), reading(2, 0, null)))
                .isEqualTo(new SystemLoad.Sample(0, 400, 1000, -1, -1));
    }

    @Test
    void addsUpAllNetworksButTheMachinesOwn() {
        assertThat(Traffic.of(List.of(
                        "Inter-|   Receive                            |  Transmit",
                        " face |bytes    packets errs drop fifo frame compressed multicast|bytes packets",
                        "    lo: 999 1 0 0 0 0 0 0 999 1 0 0 0 0 0 0",
                        "  eth0: 100 1 0 0 0 0 0 0 20 1 0 0 0 0 0 0",
                        "wlan0:7 1 0 0 0 0 0 0 3 1 0 0 0 0 0 0")))
                .isEqualTo(new Traffic(107, 23));
    }

    @Test
    void readsThisMachine() {
        SystemReading reading = SystemReading.take(Clock.systemUTC());

        assertThat(reading.memoryBytes()).isPositive();
        assertThat(reading.memoryUsedBytes()).isBetween(1L, reading.memoryBytes());
    }

    @Test
    void keepsTheLastMinutesOnly() {
        try (SystemLoad load = new SystemLoad(() -> reading(0, 0.25, null), Clock.systemUTC())) {
            for (int i = 0; i < SystemLoad.MOST + 20; i++) {
                load.measure();
            }
            load.close();

            assertThat(load.recent()).hasSize(SystemLoad.MOST);
        }
    }
}
