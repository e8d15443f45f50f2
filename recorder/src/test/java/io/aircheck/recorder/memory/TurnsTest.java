package io.aircheck.recorder.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void whoComesWhileAllAreTakenGoesOnWithoutOneInTheEnd() throws InterruptedException {
        Turns turns = new Turns(2, Duration.ofMillis(1));
        assertThat(turns.take()).isTrue();
        assertThat(turns.take()).isTrue();
        assertThat(turns.take()).isFalse();
        turns.giveBack();
        assertThat(turns.take()).isTrue();
    }

    @Test
    void oneThatIsGivenBackGoesToWhoWaits() throws Exception {
        Turns turns = new Turns(1, Duration.ofMinutes(1));
        assertThat(turns.take()).isTrue();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return turns.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        turns.giveBack();
        assertThat(waiting.get()).isTrue();
    }
}
