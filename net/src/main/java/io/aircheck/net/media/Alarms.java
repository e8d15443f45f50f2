package io.aircheck.net.media;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** All alarms of a pool, looked at by one thread that is there as long as there are any. */
final class Alarms {

    private static final long LOOK_EVERY_MILLIS = 250;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Alarm> set = new HashSet<>();
    private boolean watched;

    Alarm add() {
        Alarm alarm = new Alarm(this);
        lock.lock();
        try {
            set.add(alarm);
            if (!watched) {
                watched = true;
                Thread.ofVirtual().name("media alarms").start(this::watch);
            }
        } finally {
            lock.unlock();
        }
        return alarm;
    }

    void remove(Alarm alarm) {
        lock.lock();
        try {
            set.remove(alarm);
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        for (List<Alarm> present = present(); !present.isEmpty(); present = present()) {
            long now = nowMillis();
            for (Alarm alarm : present) {
                alarm.look(now);
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS - Math.floorMod(nowMillis(), LOOK_EVERY_MILLIS));
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody knows this thread", e);
            }
        }
    }

    /** Ends the watch when there are none. */
    private List<Alarm> present() {
        lock.lock();
        try {
            watched = !set.isEmpty();
            return List.copyOf(set);
        } finally {
            lock.unlock();
        }
    }

    static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
