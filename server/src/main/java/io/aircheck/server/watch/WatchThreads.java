package io.aircheck.server.watch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two threads behind watching: one starts checks when they are due, the other looks at the files that people edit and at the disk, either
 * of which may hang on a network mount without holding up the first.
 */
public final class WatchThreads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchThreads.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int LOOKS_PER_DISK_CHECK = 10;
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    private final Watcher watcher;
    private final Runnable files;
    private final Path recordings;
    private final Clock clock;
    private final Consumer<String> fatal;
    private final Semaphore sooner = new Semaphore(0);
    private final Thread checks = Thread.ofPlatform().daemon().name("watch").unstarted(this::check);
    private final Thread looks = Thread.ofPlatform().daemon().name("files").unstarted(this::look);
    private volatile boolean closing;

    /**
     * @param files looks once at the files that people edit
     * @param fatal is told what the program cannot go on with
     */
    public WatchThreads(Watcher watcher, Runnable files, Path recordings, Clock clock, Consumer<String> fatal) {
        this.watcher = watcher;
        this.files = files;
        this.recordings = recordings;
        this.clock = clock;
        this.fatal = fatal;
    }

    /** Reads those files once, so that the rooms are known, and starts. */
    public void start() {
        watcher.onSooner(sooner::release);
        measureDisk();
        files.run();
        checks.start();
        looks.start();
    }

    private void check() {
        while (!closing) {
            try {
                Instant next = watcher.tick();
                Duration sleep = next == null ? LONGEST_SLEEP : Duration.between(clock.instant(), next);
                Duration bounded = sleep.compareTo(LONGEST_SLEEP) < 0 ? sleep : LONGEST_SLEEP;
                if (bounded.isPositive() && sooner.tryAcquire(bounded.toNanos(), TimeUnit.NANOSECONDS)) {
                    sooner.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (VirtualMachineError e) {
                LOG.error("The program cannot go on", e);
                fatal.accept("watching broke off: " + e);
                return;
            } catch (RuntimeException e) {
                LOG.error("A round of checks broke off; the next one follows", e);
            }
        }
    }

    private void look() {
        for (int looks = 1; !closing; looks++) {
            try {
                Thread.sleep(LOOK_EVERY);
                files.run();
                if (looks % LOOKS_PER_DISK_CHECK == 0) {
                    measureDisk();
                    watcher.memoryInUse(memoryInUse());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("A look at the lists of rooms and at platforms broke off; the next one follows", e);
            }
        }
    }

    /** What was in use after memory was last tidied up; before the first time nothing is known to be. */
    private static double memoryInUse() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage tidied = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += tidied == null ? 0 : tidied.getUsed();
        }
        return (double) used / Runtime.getRuntime().maxMemory();
    }

    private void measureDisk() {
        try {
            watcher.freeSpace(Files.getFileStore(recordings).getUsableSpace());
        } catch (IOException e) {
            LOG.warn("Cannot tell how much space is free for {}: {}", recordings, e.toString());
        }
    }

    @Override
    public void close() {
        closing = true;
        checks.interrupt();
        looks.interrupt();
    }
}
