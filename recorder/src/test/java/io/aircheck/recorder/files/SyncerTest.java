package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a file is brought to the disk: ten seconds after its first new bytes, or when there are 16 MiB of them. */
class SyncerTest {

    private static final int MIB = 1 << 20;
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ZERO;

    /** Has no thread, so that nothing is synced but by {@link #letItCome}. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, _ -> null);

    private final Syncer syncer = new Syncer(timer);

    private int syncs;

    private final Syncer.Watch file = syncer.watch(() -> syncs++);

    @AfterEach
    void close() {
        syncer.close();
    }

    @Test
    void isSyncedOnceForAllThatIsWrittenMeanwhile() throws IOException {
        assertThat(due()).isEmpty();

        file.wrote(MIB);
        file.wrote(MIB);

        assertThat(due()).containsExactly(LATER);
    }

    @Test
    void isSyncedAtOnceWhenThereIsMuch() throws IOException {
        file.wrote(15 * MIB);
        file.wrote(MIB);
        file.wrote(MIB);

        assertThat(due()).containsExactly(AT_ONCE);
    }

    @Test
    void isSyncedAtOnceWhenTheFirstBytesAreMuch() throws IOException {
        file.wrote(16 * MIB);

        assertThat(due()).containsExactly(AT_ONCE);
    }

    @Test
    void hasNoSecondSyncDueHoweverLongItIsWritten() throws IOException {
        for (int i = 0; i < 50; i++) {
            file.wrote(MIB);
            file.wrote(16 * MIB);
            letItCome();
            file.wrote(MIB);

            assertThat(due()).containsExactly(LATER);
            letItCome();
        }

        assertThat(syncs).isEqualTo(100);
    }

    @Test
    void countsFromTheLastSyncOn() throws IOException {
        file.wrote(15 * MIB);
        letItCome();
        file.wrote(15 * MIB);

        assertThat(due()).containsExactly(LATER);
    }

    @Test
    void saysThatTheDiskFailedWithTheNextBytes() throws IOException {
        Syncer.Watch onBadDisk = syncer.watch(() -> {
            throw new IOException("bad sector");
        });
        onBadDisk.wrote(MIB);
        letItCome();

        assertThatThrownBy(() -> onBadDisk.wrote(MIB)).hasMessage("bad sector");
    }

    @Test
    void takesNoOffenceAtAFileThatWasFinishedMeanwhile() throws IOException {
        Syncer.Watch finished = syncer.watch(() -> {
            throw new ClosedChannelException();
        });
        finished.wrote(MIB);
        letItCome();

        finished.wrote(MIB);

        assertThat(due()).containsExactly(LATER);
    }

    private List<Duration> due() {
        return timer.getQueue().stream()
                .map(task -> ((Delayed) task).getDelay(TimeUnit.MILLISECONDS))
                .map(millis -> millis > 0 ? LATER : AT_ONCE)
                .toList();
    }

    private void letItCome() {
        Runnable next = timer.getQueue().peek();
        timer.getQueue().remove(next);
        next.run();
    }
}
