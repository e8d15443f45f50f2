package io.aircheck.testkit.origin;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The origin's time, which a test may move by hand. */
public interface LiveClock {

    /** Now, in epoch milliseconds. */
    long millis();

    /** Blocks until the clock shows at least {@code millis}. */
    void awaitUntil(long millis) throws InterruptedException;

    /** The machine's clock. */
    static LiveClock system() {
        return new LiveClock() {
            @Override
            public long millis() {
                return System.currentTimeMillis();
            }

            @Override
            public void awaitUntil(long millis) throws InterruptedException {
                long left = millis - millis();
                if (left > 0) {
                    TimeUnit.MILLISECONDS.sleep(left);
                }
            }
        };
    }

    /** A clock that only moves when it is told to. */
    final class Manual implements LiveClock {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition moved = lock.newCondition();
        private long now;

        public Manual(Instant start) {
            now = start.toEpochMilli();
        }

        @Override
        public long millis() {
            lock.lock();
            try {
                return now;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void awaitUntil(long millis) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (now < millis) {
                    moved.await();
                }
            } finally {
                lock.unlock();
            }
        }

        /** Moves the clock on and wakes everyone who waited for it. */
        public void advance(Duration step) {
            lock.lock();
            try {
                now += step.toMillis();
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
