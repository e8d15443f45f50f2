package io.aircheck.recorder.session;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Room;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.QualitySteps;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.files.RecordingWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs engines on a thread of their own and watches the units they write. Engines have their own limits; this is the last
 * net under "it says recording, but nothing is written": the engine is ended, the platform asked, and another one begun.
 */
final class EngineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    private static final Duration LEAVE = Duration.ofSeconds(20);
    private static final int MOST_FAILURES_IN_A_ROW = 3;
    /** What was on air when the clock ended a recording may come so much later. */
    private static final Duration LAST_UNIT = Duration.ofSeconds(10);

    private final StreamSource source;
    private final Supplier<StreamEngine> engines;
    private final RecordingWriter writer;
    private final Duration longestSilence;
    private final NetworkPace pace = new NetworkPace();

    /**
     * @param engines gives an engine for the source's present stream
     * @param longestSilence after which an engine is taken to be stuck
     */
    EngineWatch(StreamSource source, Supplier<StreamEngine> engines, RecordingWriter writer, Duration longestSilence) {
        this.source = source;
        this.engines = engines;
        this.writer = writer;
        this.longestSilence = longestSilence;
    }

    /** Blocks until the broadcast is over; an interrupt of this thread ends it with {@link EndReason#STOPPED}. */
    End run() {
        try {
            int failures = 0;
            while (true) {
                long before = writer.units();
                var attempt = new Attempt(source.stream().protocol());
                End end = attempt.await();
                if (attempt.stepped) {
                    failures = 0;
                    writer.engineRestarts();
                    continue;
                }
                if (end != null) {
                    return end;
                }
                failures = attempt.failure == null || writer.units() > before ? 0 : failures + 1;
                if (failures >= MOST_FAILURES_IN_A_ROW) {
                    return new End(EndReason.FAILED, "the recorder failed: " + attempt.failure);
                }
                writer.engineRestarts();
                if (!attempt.protocolChanged) {
                    end = askPlatform();
                    if (end != null) {
                        return end;
                    }
                }
            }
        } catch (InterruptedException e) {
            return new End(EndReason.STOPPED, null);
        } catch (StorageException e) {
            return new End(EndReason.DISK, e.getMessage());
        }
    }

    /** Takes another quality if the network asks for it and there is one. */
    private boolean step(MediaUnit unit) {
        QualitySteps steps = source.steps();
        if (steps == null) {
            return false;
        }
        NetworkPace.Advice advice = pace.see(unit.receivedAt().toEpochMilli(), unit.bodyBytes(), unit.duration());
        if (advice == NetworkPace.Advice.STAY) {
            return false;
        }
        String before = source.stream().name();
        long throughput = pace.throughputBitsPerSecond();
        boolean taken = advice == NetworkPace.Advice.DOWN ? steps.down(throughput) : steps.up();
        if (!taken) {
            pace.rest();
            return false;
        }
        pace.stepped(advice);
        writer.incident(
                advice == NetworkPace.Advice.DOWN
                        ? String.format(
                                Locale.ROOT,
                                "the network carries only %.1f Mbit/s, less than the quality %s needs; going on with %s",
                                throughput / 1e6,
                                before,
                                source.stream().name())
                        : "the network has been calm; going back from the quality " + before + " to "
                                + source.stream().name());
        return true;
    }

    private @Nullable End askPlatform() {
        try {
            return source.resolveAgain().end();
        } catch (IOException e) {
            writer.incident("the platform could not be asked: " + e.getMessage());
            return null;
        }
    }

    /** One engine's run; what it writes after it was given up goes nowhere. */
    private final class Attempt implements UnitSink, StreamSource {

        private final Protocol protocol;
        private final Thread thread;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile long lastUnitNanos = System.nanoTime();
        private volatile boolean givenUp;
        private volatile boolean protocolChanged;
        /** Another quality was chosen; the next attempt takes it. */
        private volatile boolean stepped;

        private volatile @Nullable End end;
        private volatile @Nullable Throwable failure;

        Attempt(Protocol protocol) {
            this.protocol = protocol;
            thread = Thread.ofVirtual().name("engine").start(this::runEngine);
        }

        private void runEngine() {
            try {
                end = engines.get().run(this, this);
            } catch (InterruptedException e) {
                LOG.debug("the engine was stopped");
            } catch (StorageException e) {
                end = new End(EndReason.DISK, e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.error("an engine failed on {}", protocol, e);
                failure = e;
            } finally {
                done.countDown();
            }
        }

        /** The end of the broadcast, or null where another attempt is to be made. */
        @Nullable
        End await() throws InterruptedException {
            try {
                while (!done.await(Math.min(untilStuck(), untilOver()), TimeUnit.NANOSECONDS)) {
                    if (untilOver() <= 0) {
                        stop();
                        return new End(EndReason.LIMIT_REACHED, null);
                    }
                    if (untilStuck() <= 0) {
                        writer.incident("nothing was written for " + longestSilence.toSeconds()
                                + " s; the stream is opened again");
                        stop();
                        return null;
                    }
                }
            } catch (InterruptedException e) {
                stop();
                throw e;
            }
            if (failure != null) {
                writer.incident("the recorder failed and is started again: " + failure);
            }
            return end;
        }

        private long untilStuck() {
            return lastUnitNanos + longestSilence.toNanos() - System.nanoTime();
        }

        private long untilOver() {
            return writer.timeLeft().map(left -> left.plus(LAST_UNIT).toNanos()).orElse(Long.MAX_VALUE);
        }

        /** Lets it write what it has, but does not wait for ever. */
        private void stop() throws InterruptedException {
            thread.interrupt();
            if (!done.await(LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("an engine for {} does not stop; it is left alone", protocol);
            }
            givenUp = true;
        }

        @Override
        public long place() {
            return writer.place();
        }

        @Override
        public boolean write(MediaUnit unit) throws StorageException {
            if (givenUp) {
                return false;
            }
            boolean more = writer.write(unit);
            lastUnitNanos = System.nanoTime();
            if (more && step(unit)) {
                stepped = true;
                givenUp = true;
                return false;
            }
            return more;
        }

        @Override
        public void gap(Gap gap) {
            if (!givenUp) {
                writer.gap(gap);
            }
        }

        @Override
        public void incident(String what) {
            if (!givenUp) {
                writer.incident(what);
            }
        }

        @Override
        public void title(String title, Instant at) {
            if (!givenUp) {
                writer.title(title, at);
            }
        }

        @Override
        public LiveStream stream() {
            return source.stream();
        }

        @Override
        public @Nullable Room room() {
            return source.room();
        }

        /** An engine speaks one protocol; where the platform now offers another, another engine must go on. */
        @Override
        public Resolution resolveAgain() throws IOException {
            Resolution resolution = source.resolveAgain();
            if (resolution.stream() != null && resolution.stream().protocol() != protocol) {
                protocolChanged = true;
                thread.interrupt();
                throw new IOException("the platform offers the stream as "
                        + resolution.stream().protocol().id() + " now");
            }
            return resolution;
        }
    }
}
