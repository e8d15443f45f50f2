package io.aircheck.recorder.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MediaMemoryTest {

    private final AtomicLong nanos = new AtomicLong();
    private final MediaMemory memory = new MediaMemory(4L * MediaMemory.CHUNK, nanos::get);

    @Test
    void limitHoldsForAllButThoseWhoMustGoOn() {
        take(4);
        assertThat(memory.take(false)).isNull();
        assertThat(memory.take(true)).isNotNull();
        assertThat(memory.inUse()).isEqualTo(5L * MediaMemory.CHUNK);
    }

    @Test
    void buffersAreUsedAgain() {
        List<ByteBuffer> taken = take(3);
        memory.giveBack(taken);
        assertThat(memory.inUse()).isZero();
        assertThat(memory.kept()).isEqualTo(3L * MediaMemory.CHUNK);
        assertThat(take(3)).allMatch(buffer -> taken.stream().anyMatch(before -> before == buffer));
    }

    @Test
    void whatWasNotNeededForAWhileIsLetGo() {
        memory.giveBack(take(4));
        for (int minute = 0; minute < 3; minute++) {
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            memory.giveBack(take(1));
        }
        assertThat(memory.kept()).isEqualTo(MediaMemory.CHUNK);
    }

    private List<ByteBuffer> take(int count) {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(memory.take(false));
        }
        return taken;
    }
}
