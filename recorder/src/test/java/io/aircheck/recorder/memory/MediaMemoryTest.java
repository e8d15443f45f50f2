package io.aircheck.recorder.memory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MediaMemoryTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger collections = new AtomicInteger();
    private final MediaMemory memory = new MediaMemory(
            4L * MediaMemory.CHUNK, nanos::get, collections::incrementAndGet, ByteBuffer::allocateDirect);

    @Test
    void limitHoldsForAllButThoseWhoMustGoOn() {
        take(4);
        assertThat(memory.take(false)).isNull();
        assertThat(memory.take(true)).isNotNull();
        assertThat(memory.inUse()).isEqualTo(5L * MediaMemory.CHUNK);
    }

    @Test
    void whereTheSystemGivesNoMoreBuffersTheHeapDoesAndTheseAreNotKept() {
        MediaMemory scarce = new MediaMemory(4L * MediaMemory.CHUNK, nanos::get, collections::incrementAndGet, _ -> {
            throw new OutOfMemoryError("Cannot reserve direct buffer memory");
        });
        ByteBuffer chunk = requireNonNull(scarce.take(true));
        assertThat(chunk.remaining()).isEqualTo(MediaMemory.CHUNK);
        assertThat(chunk.isDirect()).isFalse();
        scarce.giveBack(List.of(chunk));
        assertThat(scarce.kept()).isZero();
        assertThat(scarce.inUse()).isZero();
    }

    @Test
    void atTheLimitTheNextWaitsUntilAnotherIsWritten() throws InterruptedException {
        List<ByteBuffer> taken = take(4);
        waitsUntil(() -> memory.giveBack(taken));
    }

    @Test
    void whatOthersHaveBegunToFillCountsAsFull() throws InterruptedException {
        MediaMemory.Filling first = memory.begin();
        waitsUntil(first::close);
    }

    /** Whoever begins to fill buffers now goes on after an event and not before. */
    private void waitsUntil(Runnable event) throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread next = Thread.ofPlatform().start(() -> {
            try (var _ = memory.begin()) {
                order.add("next");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (next.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        order.add("event");
        event.run();
        next.join();
        assertThat(order).containsExactly("event", "next");
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
    void eachBeginsWithAPageSoThatTheDiskCanTakeItAsItIs() {
        assertThat(take(4))
                .allMatch(buffer -> buffer.alignmentOffset(0, MediaMemory.PAGE) == 0)
                .allMatch(
                        buffer -> buffer.capacity() == MediaMemory.CHUNK && buffer.capacity() % MediaMemory.PAGE == 0);
    }

    @Test
    void aLittleMoreThanWasNeededLatelyIsKept() {
        memory.giveBack(take(4));
        for (int minute = 0; minute < 3; minute++) {
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            memory.giveBack(take(1));
        }
        assertThat(memory.kept()).isEqualTo(4L * MediaMemory.CHUNK);
        assertThat(collections).hasValue(0);
    }

    @Test
    void isShortLongBeforeItIsUsedUp() {
        take(1);
        assertThat(memory.isShort()).isFalse();
        take(1);
        assertThat(memory.isShort()).isTrue();
    }

    @Test
    void whatWasNotNeededForAWhileIsLetGoAndCollectedAtOnce() {
        MediaMemory large =
                new MediaMemory(1L << 30, nanos::get, collections::incrementAndGet, ByteBuffer::allocateDirect);
        List<ByteBuffer> burst = new ArrayList<>();
        for (int i = 0; i < (16 << 20) / MediaMemory.CHUNK; i++) {
            burst.add(large.take(false));
        }
        large.giveBack(burst);
        for (int minute = 0; minute < 3; minute++) {
            assertThat(collections).hasValue(0);
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            large.giveBack(List.of(requireNonNull(large.take(false))));
            if (large.kept() == MediaMemory.CHUNK) {
                break;
            }
        }
        assertThat(collections).hasValue(1);
    }

    @Test
    void whoFillsBuffersWaitsForAMomentWhileManyAreFull() throws Exception {
        MediaMemory large = new MediaMemory(1L << 30);
        List<ByteBuffer> full = new ArrayList<>();
        for (int i = 0; i < (16 << 20) / MediaMemory.CHUNK; i++) {
            full.add(large.take(false));
        }
        assertThat(large.begin().hasTurn()).as("nobody waits for ever").isTrue();
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        Thread other = Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(large.begin().hasTurn());
            } catch (InterruptedException e) {
                waiting.completeExceptionally(e);
            }
        });
        large.giveBack(full);
        assertThat(waiting.get()).isTrue();
        other.join();
    }

    @Test
    void whoIsInterruptedWhileWaitingTakesNoTurn() throws Exception {
        MediaMemory large = new MediaMemory(1L << 30);
        for (int i = 0; i < (16 << 20) / MediaMemory.CHUNK; i++) {
            large.take(false);
        }
        for (int i = 0; i < 100; i++) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(large::begin).isInstanceOf(InterruptedException.class);
        }
        assertThat(large.begin().hasTurn()).isTrue();
    }

    private List<ByteBuffer> take(int count) {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(memory.take(false));
        }
        return taken;
    }
}
