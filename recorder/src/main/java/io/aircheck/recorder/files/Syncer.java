package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
        this(new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("sync")
                        .priority(Thread.MIN_PRIORITY)
                        .factory()));
    }

    /** @param thread what syncs when it is due */
    Syncer(ScheduledThreadPoolExecutor thread) {
        this.thread = thread;
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What is to be synced. */
    @FunctionalInterface
    interface Target {
        void sync() throws IOException;
    }

    /** Follows one file, whose next sync is due at most once. */
    final class Watch {
        private final Target target;
        private @Nullable IOException failure;
        private @Nullable ScheduledFuture<?> due;
        private boolean dueAtOnce;
        private long unsyncedBytes;

        private Watch(Target target) {
            this.target = target;
        }

        /**
         * Notes that so many bytes were written.
         *
         * @throws IOException if an earlier sync failed: the disk has lost what it had taken
         */
        synchronized void wrote(long bytes) throws IOException {
            if (failure != null) {
                throw failure;
            }
            unsyncedBytes += bytes;
            boolean atOnce = unsyncedBytes >= MAX_UNSYNCED_BYTES;
            if (due == null || atOnce && !dueAtOnce && due.cancel(false)) {
                due = thread.schedule(this::sync, atOnce ? 0 : INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                dueAtOnce = atOnce;
            }
        }

        private void sync() {
            begin();
            try {
                target.sync();
            } catch (ClosedChannelException e) {
                // The part was finished, and synced, in the meantime.
            } catch (IOException e) {
                fail(e);
            }
        }

        /** What is written from now on may come too late for this sync. */
        private synchronized void begin() {
            due = null;
            dueAtOnce = false;
            unsyncedBytes = 0;
        }

        private synchronized void fail(IOException e) {
            failure = e;
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
