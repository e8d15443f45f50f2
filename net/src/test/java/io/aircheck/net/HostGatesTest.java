package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostGatesTest {

    private static final InstantSource STOPPED = InstantSource.fixed(Instant.EPOCH);

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void spacesRequestsToOneHostAndLetsOthersPass() throws InterruptedException {
        HostGates gates = new HostGates(STOPPED, new Random(1), pauses::add);
        HostLimit limit = new HostLimit(10, Duration.ofMillis(200), 0);

        for (String host : List.of("a.test", "A.test", "b.test", "a.test")) {
            gates.enter(host, limit).close();
        }

        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void variesTheSpacingAtRandom() throws InterruptedException {
        HostGates gates = new HostGates(STOPPED, new Random(1), pauses::add);
        HostLimit limit = new HostLimit(10, Duration.ofMillis(1000), 0.5);

        for (int i = 0; i < 101; i++) {
            gates.enter("a.test", limit).close();
        }

        List<Long> spacings = new ArrayList<>();
        for (int i = 1; i < pauses.size(); i++) {
            spacings.add(pauses.get(i).minus(pauses.get(i - 1)).toMillis());
        }
        assertThat(spacings).allMatch(millis -> millis >= 500 && millis <= 1500);
        assertThat(spacings.stream().distinct().count()).isGreaterThan(50);
        assertThat(spacings.stream().mapToLong(Long::longValue).average().orElseThrow())
                .isCloseTo(1000, within(100.0));
    }

    @Test
    void letsOnlySoManyInAtOnce() throws Exception {
        HostGates gates = new HostGates(STOPPED, new Random(1), pauses::add);
        HostLimit limit = new HostLimit(3, Duration.ZERO, 0);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch threeInside = new CountDownLatch(3);
        CountDownLatch leave = new CountDownLatch(1);
        List<Future<?>> visits = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                visits.add(threads.submit(() -> {
                    try (HostGates.Pass pass = gates.enter("a.test", limit)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        threeInside.countDown();
                        leave.await();
                        inside.decrementAndGet();
                    }
                    return null;
                }));
            }
            assertThat(threeInside.await(10, TimeUnit.SECONDS)).isTrue();
            leave.countDown();
            for (Future<?> visit : visits) {
                visit.get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(most.get()).isEqualTo(3);
    }
}
