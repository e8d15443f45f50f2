package io.aircheck.server.retention;

import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.retention.CleanUp.Deletion;
import io.aircheck.server.retention.CleanUp.Move;
import io.aircheck.server.retention.CleanUpPlan.Limits;
import io.aircheck.server.retention.Kept.Why;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps to the rules: once an hour and when the disk fills, what they take away goes into the trash and from there. */
public final class Keeper implements Retention, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int CAPACITY = 1_000;

    /**
     * What the user wishes, as it is now.
     *
     * @param keep by room
     * @param freeBytes how much room the disk should have; 0 for any
     * @param inTrash how long something can be restored
     */
    public record Wishes(LongFunction<Keep> keep, Supplier<Long> freeBytes, Supplier<Duration> inTrash) {}

    private final RetentionStore store;
    private final Trash trash;
    private final Wishes wishes;
    private final Supplier<Set<Long>> busy;
    private final LongSupplier free;
    private final EventBus bus;
    private final Clock clock;
    private final Subscription events;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * @param root directory of all recordings
     * @param busy the recordings that are still being worked on
     * @param free bytes on its disk
     */
    public Keeper(
            Wishes wishes,
            Path root,
            Supplier<Set<Long>> busy,
            LongSupplier free,
            Database database,
            EventBus bus,
            Clock clock) {
        this.store = new RetentionStore(database);
        this.trash = new Trash(store, root, clock);
        this.wishes = wishes;
        this.busy = busy;
        this.free = free;
        this.bus = bus;
        this.clock = clock;
        this.events = bus.subscribe(CAPACITY);
        this.thread = Thread.ofVirtual().name("clean-up").unstarted(this::run);
    }

    /** Completes what a crash cut short, then keeps to the rules. */
    public void start() {
        try {
            trash.complete();
        } catch (IOException e) {
            LOG.warn("What a former run began to move into the trash could not be moved: {}", e.toString());
        }
        thread.start();
    }

    private void run() {
        Instant next = clock.instant().plus(EVERY);
        try {
            while (!closing) {
                Event event = events.poll(TURN);
                Instant now = clock.instant();
                if (event instanceof Event.DiskLow || !now.isBefore(next)) {
                    next = now.plus(EVERY);
                    sweep();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            cleanUp();
        } catch (RuntimeException e) {
            LOG.error("Clean-up failed; it is tried again in an hour", e);
        }
    }

    @Override
    public CleanUp preview() {
        Limits limits = new Limits(wishes.freeBytes().get(), wishes.inTrash().get());
        return CleanUpPlan.of(store.all(busy.get()), wishes.keep(), limits, free.getAsLong(), clock.instant());
    }

    @Override
    public synchronized CleanUp cleanUp() {
        CleanUp plan = preview();
        List<Move> moved = new ArrayList<>();
        List<Deletion> deleted = new ArrayList<>();
        for (Move move : plan.moves()) {
            if (moveToTrash(move.it().id(), move.why()) == Result.DONE) {
                moved.add(move);
            }
        }
        for (Deletion deletion : plan.deletions()) {
            if (delete(deletion.it().id()) == Result.DONE) {
                deleted.add(deletion);
            }
        }
        CleanUp done = new CleanUp(moved, deleted, plan.spared());
        if (!done.isEmpty()) {
            bus.publish(new Event.CleanedUp(clock.instant(), moved.size(), deleted.size(), done.freedBytes()));
        }
        return done;
    }

    @Override
    public Duration inTrash() {
        return wishes.inTrash().get();
    }

    @Override
    public List<Kept> trash() {
        return store.all(Set.of()).stream()
                .filter(Kept::isTrashed)
                .sorted(Comparator.comparing((Kept it) -> it.trashedAt() == null ? Instant.MIN : it.trashedAt())
                        .reversed())
                .toList();
    }

    @Override
    public Optional<Kept> find(long recordingId) {
        return store.find(recordingId);
    }

    @Override
    public boolean lock(long recordingId, boolean locked) {
        boolean isThere = store.names(recordingId).isPresent();
        if (isThere) {
            store.lock(recordingId, locked);
        }
        return isThere;
    }

    @Override
    public synchronized Result moveToTrash(long recordingId, Why why) {
        Kept it = store.find(recordingId).orElse(null);
        if (it == null || it.isTrashed()) {
            return Result.MISSING;
        }
        if (it.locked()) {
            return Result.LOCKED;
        }
        // A step is itself what makes it busy, and is the last.
        if (why != Why.STEP && busy.get().contains(recordingId)) {
            return Result.BUSY;
        }
        return attempt(recordingId, () -> trash.put(recordingId, why));
    }

    @Override
    public synchronized Result restore(long recordingId) {
        return isInTrash(recordingId) ? attempt(recordingId, () -> trash.restore(recordingId)) : Result.MISSING;
    }

    @Override
    public synchronized Result delete(long recordingId) {
        return isInTrash(recordingId) ? attempt(recordingId, () -> trash.delete(recordingId)) : Result.MISSING;
    }

    private boolean isInTrash(long id) {
        return store.find(id).filter(Kept::isTrashed).isPresent();
    }

    /** What may fail on the disk. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private static Result attempt(long id, Change change) {
        try {
            change.make();
            return Result.DONE;
        } catch (FileAlreadyExistsException e) {
            LOG.warn("Recording {} stays where it is: {} is there already", id, e.getMessage());
            return Result.OCCUPIED;
        } catch (IOException e) {
            LOG.warn("Recording {} stays where it is: {}", id, e.toString());
            return Result.FAILED;
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.close();
    }
}
