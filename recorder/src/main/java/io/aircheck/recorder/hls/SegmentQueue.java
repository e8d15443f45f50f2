package io.aircheck.recorder.hls;

import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.hls.Change.Added;
import io.aircheck.recorder.hls.Change.Missing;
import io.aircheck.recorder.hls.Change.Restarted;
import io.aircheck.recorder.hls.Change.Standing;
import io.aircheck.recorder.hls.Slot.State;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The line between the playlist, those who fetch and the one who writes. Fetching may run ahead of writing by a number of
 * bytes; what is written is always the first in line.
 */
final class SegmentQueue {

    /** How far fetching may run ahead, so that one segment that is hard to get does not fill the memory. */
    private static final long MOST_READY_BYTES = 32L << 20;

    private record Place(int epoch, long sequence) {}

    /** How soon those look again who wait because memory is short. */
    private static final long SHORTAGE_NANOS = Duration.ofMillis(250).toNanos();

    private final Patience patience;
    private final BooleanSupplier memoryShort;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forFetchers = lock.newCondition();
    private final Condition forWriter = lock.newCondition();
    private final Deque<Object> line = new ArrayDeque<>();
    private final List<Slot> open = new ArrayList<>();
    private final Map<Place, Slot> places = new HashMap<>();
    private final Announced announced = new Announced();
    private final Deque<String> incidents = new ArrayDeque<>();
    private final Deque<Fetched> discarded = new ArrayDeque<>();
    private Duration targetDuration = Duration.ofSeconds(5);
    private long readyBytes;
    private boolean closed;
    private boolean siteAway;
    private long awaySince;
    private @Nullable End end;
    private long endedAt;

    /** @param memoryShort whether only what is next to be written should be fetched */
    SegmentQueue(Patience patience, BooleanSupplier memoryShort) {
        this.patience = patience;
        this.memoryShort = memoryShort;
    }

    // ---- the playlist's side

    /** Takes in what a reload brought, and the newest addresses of what is still to be fetched. */
    void update(MediaPlaylist playlist, int epoch, List<Change> changes) {
        lock.lock();
        try {
            targetDuration = playlist.targetDuration();
            for (Change change : changes) {
                switch (change) {
                    case Added added -> add(added);
                    case Missing missing -> line.add(missing);
                    case Restarted restarted -> {
                        incidents.add(restarted.detail());
                        open.removeAll(announced.drop(true)); // the new window lists them, under its own numbers
                    }
                }
            }
            refresh(playlist, epoch);
            if (!changes.isEmpty()) {
                forWriter.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(Added added) {
        Place place = new Place(added.epoch(), added.segment().sequence());
        Slot slot = places.get(place);
        if (slot == null) {
            slot = new Slot(added.segment(), added.epoch(), added.standing(), System.nanoTime());
            line.add(slot);
            places.put(place, slot);
            if (slot.state == State.WAITING) {
                open.add(slot);
                forFetchers.signal();
            }
            if (slot.standing == Standing.PREFETCH) {
                announced.add(slot);
            }
        }
        if (added.standing() != Standing.PREFETCH) {
            slot.segment = added.segment();
            correct(slot);
            announced.settleUpTo(slot);
        }
    }

    /** What was fetched ahead under another key or init section than it turned out to have is fetched again. */
    private void correct(Slot slot) {
        if (slot.standing != Standing.PREFETCH || slot.segment.advertisement() || slot.segment.gap()) {
            return;
        }
        if (slot.state == State.WAITING) {
            slot.beginAgain(System.nanoTime());
        } else if (slot.state == State.READY && !slot.isFetchedRightly()) {
            discard(slot);
        }
        forFetchers.signalAll();
    }

    private void discard(Slot slot) {
        Fetched wrong = slot.fetched;
        if (wrong != null) {
            slot.fetched = null;
            readyBytes -= wrong.bytes();
            discarded.add(wrong);
        }
        slot.beginAgain(System.nanoTime());
        open.add(slot);
        open.sort(
                Comparator.comparingInt((Slot each) -> each.epoch).thenComparingLong(each -> each.segment.sequence()));
    }

    /** What was announced and could be had is part of the stream. @return whether it could */
    boolean settle(Segment segment) {
        lock.lock();
        try {
            boolean settled = announced.settle(segment);
            forWriter.signalAll();
            return settled;
        } finally {
            lock.unlock();
        }
    }

    private void refresh(MediaPlaylist playlist, int epoch) {
        long now = System.nanoTime();
        long first = playlist.mediaSequence();
        for (Slot slot : open) {
            if (slot.standing != Standing.LISTED) {
                continue;
            }
            long index = slot.segment.sequence() - first;
            boolean listed = slot.epoch == epoch
                    && index >= 0
                    && index < playlist.segments().size();
            if (listed) {
                slot.segment = playlist.segments().get((int) index);
            }
            if (slot.listed && !listed) {
                slot.unlistedSince = now;
            }
            slot.listed = listed;
        }
    }

    void incident(String what) {
        lock.lock();
        try {
            incidents.add(what);
            forWriter.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The playlist cannot be reached: a segment that cannot be reached either is not given up for that. */
    void siteIsAway() {
        lock.lock();
        try {
            awaySince = siteAway ? awaySince : System.nanoTime();
            siteAway = true;
        } finally {
            lock.unlock();
        }
    }

    /** The playlist's server answers. After a single request that broke nothing has changed for the segments. */
    void siteAnswers() {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (siteAway && patience.wasAway(Duration.ofNanos(now - awaySince))) {
                open.forEach(slot -> slot.siteIsBack(now));
                forFetchers.signalAll();
            }
            siteAway = false;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing will be added; what is in the line is still fetched and written. */
    void finish(End reason) {
        lock.lock();
        try {
            if (end == null) {
                end = reason;
                endedAt = System.nanoTime();
                open.removeAll(announced.drop(reason.reason() == EndReason.STREAM_ENDED));
            }
            forFetchers.signalAll();
            forWriter.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing will be added or fetched; what is here is still written. */
    void abort(End reason) {
        lock.lock();
        try {
            end = reason;
            closed = true;
            forFetchers.signalAll();
            forWriter.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // ---- the fetchers' side

    /** The next slot to fetch, as {@code fetchedAs} says; null once there will be none. */
    @Nullable
    Slot takeNext() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long soonest = Long.MAX_VALUE;
                Slot head = open.isEmpty() ? null : open.getFirst();
                for (Slot slot : open) {
                    if (slot != head && readyBytes >= MOST_READY_BYTES) {
                        break;
                    }
                    if (slot != head && memoryShort.getAsBoolean()) {
                        soonest = Math.min(soonest, SHORTAGE_NANOS);
                        break;
                    }
                    if (slot.state == State.WAITING) {
                        if (slot.notBefore <= now) {
                            slot.state = State.FETCHING;
                            slot.fetchedAs = slot.segment;
                            return slot;
                        }
                        soonest = Math.min(soonest, slot.notBefore - now);
                    }
                }
                if (end != null && open.isEmpty()) {
                    return null;
                }
                if (soonest == Long.MAX_VALUE) {
                    forFetchers.await();
                } else {
                    forFetchers.awaitNanos(soonest);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing that is still to be fetched stands before it. */
    boolean isFirst(Slot slot) {
        lock.lock();
        try {
            return !open.isEmpty() && open.getFirst() == slot;
        } finally {
            lock.unlock();
        }
    }

    /** @return false if it is not wanted any more; the caller keeps its buffers then */
    boolean fetched(Slot slot, Fetched fetched) {
        lock.lock();
        try {
            if (closed || slot.state != State.FETCHING) {
                return false;
            }
            if (slot.standing != Standing.PREFETCH && !slot.isFetchedRightly()) {
                slot.beginAgain(System.nanoTime());
                forFetchers.signal();
                return false;
            }
            slot.state = State.READY;
            slot.fetched = fetched;
            readyBytes += fetched.bytes();
            open.remove(slot);
            if (end != null || readyBytes >= MOST_READY_BYTES) {
                forFetchers.signalAll(); // they may be done, or another one is the first in line now
            }
            forWriter.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Decides whether a segment is asked for again or given up, and says so when it first fails and in the end. */
    void failed(Slot slot, FetchFailure failure) {
        lock.lock();
        try {
            if (slot.state != State.FETCHING) {
                return;
            }
            long now = System.nanoTime();
            if (slot.standing != Standing.PREFETCH && !slot.isFetchedRightly()) {
                slot.beginAgain(now); // it was listed meanwhile, as something else than it was asked for as
                forFetchers.signal();
                return;
            }
            Duration ended = end == null ? null : Duration.ofNanos(now - endedAt);
            boolean over = slot.fail(failure, patience, targetDuration, ended, siteAway && end == null, now);
            if (over) {
                open.remove(slot);
            }
            if (slot.standing == Standing.LISTED && (over || slot.attempts == 1)) {
                incidents.add("segment " + slot.segment.sequence() + ": " + failure.getMessage()
                        + (over ? "; it is given up" : "; it is asked for again"));
            }
            forFetchers.signalAll();
            forWriter.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // ---- the writer's side

    /**
     * Waits for what is to be dealt with next.
     *
     * @param wait whether to wait; without, null is what is not there
     */
    @Nullable
    Happening next(boolean wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Fetched wrong = discarded.poll();
                if (wrong != null) {
                    return new Happening.Discarded(wrong);
                }
                String incident = incidents.poll();
                if (incident != null) {
                    return new Happening.Incident(incident);
                }
                Object first = line.peek();
                if (first instanceof Missing missing) {
                    line.remove();
                    return new Happening.Missed(missing);
                }
                if (first instanceof Slot slot && slot.isDecided()) {
                    line.remove();
                    places.remove(new Place(slot.epoch, slot.segment.sequence()));
                    if (slot.fetched != null) {
                        boolean full = readyBytes >= MOST_READY_BYTES;
                        readyBytes -= slot.fetched.bytes();
                        if (full) {
                            forFetchers.signalAll();
                        }
                    }
                    return new Happening.Decided(slot);
                }
                if (end != null && (first == null || closed)) {
                    return new Happening.Over(end);
                }
                if (!wait) {
                    return null;
                }
                forWriter.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops everything and hands out the buffers of what was fetched and not written. */
    List<Fetched> close() {
        lock.lock();
        try {
            closed = true;
            forFetchers.signalAll();
            List<Fetched> unwritten = new ArrayList<>(discarded);
            discarded.clear();
            for (Object each : line) {
                if (each instanceof Slot slot && slot.fetched != null) {
                    unwritten.add(slot.fetched);
                    slot.fetched = null;
                }
            }
            line.clear();
            open.clear();
            return unwritten;
        } finally {
            lock.unlock();
        }
    }
}
