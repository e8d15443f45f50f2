package io.aircheck.net;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Lets requests to each host through one by one, as their {@link HostLimit} says. Shared by all clients of a pool. */
final class HostGates {

    /** Hosts to remember before the idle ones are forgotten. */
    private static final int MANY = 512;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pause pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Gate> gates = new HashMap<>();

    HostGates(InstantSource clock, RandomGenerator random, Pause pause) {
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /** Waits for a place and for its turn; the pass must be closed when the request is over. */
    Pass enter(String host, HostLimit limit) throws InterruptedException {
        Gate gate = takePlace(host.toLowerCase(Locale.ROOT), limit);
        Pass pass = () -> giveBack(gate);
        try {
            long wait = reserveTurn(gate, limit);
            if (wait > 0) {
                pause.sleep(Duration.ofMillis(wait));
            }
            return pass;
        } catch (InterruptedException e) {
            pass.close();
            throw e;
        }
    }

    private Gate takePlace(String host, HostLimit limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (gates.size() > MANY) {
                long now = clock.millis();
                gates.values().removeIf(gate -> gate.users == 0 && gate.nextTurn <= now);
            }
            Gate gate = gates.computeIfAbsent(host, name -> new Gate(lock.newCondition()));
            gate.users++;
            try {
                while (gate.running >= limit.simultaneous()) {
                    gate.left.await();
                }
            } catch (InterruptedException e) {
                gate.users--;
                gate.left.signal();
                throw e;
            }
            gate.running++;
            return gate;
        } finally {
            lock.unlock();
        }
    }

    /** Milliseconds until the turn. */
    private long reserveTurn(Gate gate, HostLimit limit) {
        lock.lock();
        try {
            long now = clock.millis();
            long turn = Math.max(now, gate.nextTurn);
            double vary = 1 + limit.jitter() * (2 * random.nextDouble() - 1);
            gate.nextTurn = turn + Math.round(limit.spacing().toMillis() * vary);
            return turn - now;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Gate gate) {
        lock.lock();
        try {
            gate.users--;
            gate.running--;
            gate.left.signal();
        } finally {
            lock.unlock();
        }
    }

    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Gate {
        final Condition left;
        int users;
        int running;
        long nextTurn;

        Gate(Condition left) {
            this.left = left;
        }
    }
}
