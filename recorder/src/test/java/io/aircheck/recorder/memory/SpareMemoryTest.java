package io.aircheck.recorder.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpareMemoryTest {

    private static final long MIB = 1 << 20;

    private long heap = 12 * MIB;
    private long inUse = 12 * MIB;
    private int collections;
    private final SpareMemory memory = new SpareMemory(() -> heap, () -> {
        heap = inUse;
        collections++;
    });

    @Test
    void aQuietHeapIsCollectedAMinuteAfterTheStartAndThenEverySixHours() {
        pass(Duration.ofSeconds(59));
        assertThat(collections).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(collections).isEqualTo(1);
        pass(Duration.ofHours(6).minusSeconds(1));
        assertThat(collections).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(collections).isEqualTo(2);
    }

    @Test
    void aHeapThatGrewFarBeyondWhatWasInUseIsCollectedAtOnce() {
        heap = 30 * MIB;
        pass(Duration.ofSeconds(1));
        assertThat(collections).isZero();
        heap++;
        pass(Duration.ofSeconds(1));
        assertThat(collections).isEqualTo(1);
        pass(Duration.ofSeconds(57));
        assertThat(collections).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(collections).as("the start is over").isEqualTo(2);
    }

    @Test
    void whatIsReallyInUseIsNotCollectedAgainAndAgain() {
        inUse = 500 * MIB;
        heap = inUse;
        pass(Duration.ofSeconds(1));
        assertThat(collections).isEqualTo(1);
        pass(Duration.ofSeconds(30));
        assertThat(collections).isEqualTo(1);
    }

    private void pass(Duration length) {
        for (long i = 0; i < length.toSeconds(); i++) {
            memory.look(Duration.ofSeconds(1));
        }
    }
}
