package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was written to the disk itself, so that a power cut costs at most ten seconds or 16 MiB of a file. One platform
 * thread serves all recordings: a sync blocks in the kernel, and several at once would only queue there.
 */
public final class Syncer implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final long MAX_UNSYNCED_BYTES = 16 << 20;

    private final ScheduledThreadPoolExecutor thread;

    public Syncer() {
        thread = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("sync")
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What is to be synced. */
    @FunctionalInterface
    interface Target {
        void sync() throws IOException;
    }

    /** Follows one file; used by one thread at a time. */
    final class Watch {
        private final Target target;
        private final AtomicBoolean scheduled = new AtomicBoolean();
        private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        private long unsyncedBytes;

        private Watch(Target target) {
            this.target = target;
        }

        /**
         * Notes that so many bytes were written.
         *
         * @throws IOException if an earlier sync failed: the disk has lost what it had taken
         */
        void wrote(long bytes) throws IOException {
            IOException earlier = failure.get();
            if (earlier != null) {
                throw earlier;
            }
            unsyncedBytes += bytes;
            if (unsyncedBytes >= MAX_UNSYNCED_BYTES) {
                unsyncedBytes = 0;
                thread.execute(this::sync);
            } else if (scheduled.compareAndSet(false, true)) {
                thread.schedule(this::sync, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void sync() {
            scheduled.set(false);
            try {
                target.sync();
            } catch (ClosedChannelException e) {
                // The part was finished, and synced, in the meantime.
            } catch (IOException e) {
                failure.set(e);
            }
        }
    }

    Watch watch(Target target) {
        return new Watch(target);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
