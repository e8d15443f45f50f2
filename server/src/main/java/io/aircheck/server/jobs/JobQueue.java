package io.aircheck.server.jobs;

import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.facts.Fact;
import io.aircheck.server.jobs.Job.Lane;
import io.aircheck.server.jobs.Job.State;
import io.aircheck.server.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what waits in line. Every job is stored before it is begun, so that a run that is killed loses none: what it had begun is
 * begun again by the next. A job is therefore done at least once.
 */
public final class JobQueue implements Jobs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);
    /** How long what is interrupted may take to leave nothing half done. */
    private static final Duration LONGEST_ENDING = Duration.ofSeconds(20);

    /** A job that is being done. */
    private static final class Run {
        private final Job job;
        private volatile int percent;
        private volatile boolean cancelled;
        private @Nullable Thread thread;

        Run(Job job) {
            this.job = job;
        }

        void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /**
     * What the user wishes.
     *
     * @param widths how many of a lane may run at once
     * @param kept for how long what is over can be looked at
     */
    public record Wishes(ToIntFunction<Lane> widths, Supplier<Duration> kept) {}

    private final JobStore store;
    private final Map<Lane, Worker> workers;
    private final Wishes wishes;
    private final EventBus bus;
    private final Clock clock;
    private final Map<Long, Run> runs = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;
    private Instant nextPruning = Instant.MIN;

    /** Begins at once. */
    public JobQueue(Map<Lane, Worker> workers, Wishes wishes, Database database, EventBus bus, Clock clock) {
        this.store = new JobStore(database);
        this.workers = Map.copyOf(workers);
        this.wishes = wishes;
        this.bus = bus;
        this.clock = clock;
        store.resume();
        this.thread = Thread.ofVirtual().name("jobs").start(this::run);
    }

    /** Has something done as soon as there is room for it. */
    public Job add(Job.Wish wish) {
        return added(List.of(wish), false).getFirst();
    }

    /** Has things done one after the other; each only once the one before is done. */
    public List<Job> addChain(List<Job.Wish> wishes) {
        return added(wishes, true);
    }

    private List<Job> added(List<Job.Wish> wished, boolean chain) {
        List<Job> jobs = store.keep(wished, chain, clock.instant());
        jobs.forEach(this::tell);
        news.release();
        return jobs;
    }

    private void run() {
        try {
            while (!closing) {
                try {
                    prune();
                    for (Lane lane : Lane.values()) {
                        begin(lane);
                    }
                } catch (RuntimeException e) {
                    LOG.error("Jobs could not be begun; they are tried again", e);
                }
                if (news.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prune() {
        Instant now = clock.instant();
        if (now.isAfter(nextPruning)) {
            nextPruning = now.plus(PRUNE_EVERY);
            store.forgetBefore(now.minus(wishes.kept().get()));
        }
    }

    private synchronized void begin(Lane lane) {
        Worker worker = workers.get(lane);
        long running =
                runs.values().stream().filter(run -> run.job.lane() == lane).count();
        int free = wishes.widths().applyAsInt(lane) - (int) running;
        if (worker == null || free <= 0 || closing) {
            return;
        }
        for (Job due : store.due(lane, clock.instant(), free)) {
            Job job = due.started(clock.instant());
            store.update(job);
            Run run = new Run(job);
            runs.put(job.id(), run);
            run.thread = Thread.ofVirtual().name("job " + job.id()).start(() -> perform(run, worker));
            tell(job);
        }
    }

    private void perform(Run run, Worker worker) {
        Outcome outcome = null;
        try {
            outcome = worker.work(run.job, done -> progress(run, done));
        } catch (InterruptedException e) {
            LOG.debug("Job {} was interrupted", run.job.id(), e);
        } catch (RuntimeException e) {
            LOG.error("Job {} ({}) broke off", run.job.id(), run.job.task(), e);
            outcome = new Outcome.Failed(null, "it broke off: " + e.getClass().getSimpleName());
        }
        settle(run, outcome);
        news.release();
    }

    private void progress(Run run, double done) {
        int percent = (int) Math.clamp(100 * done, 0, 100);
        if (percent != run.percent) {
            run.percent = percent;
            tell(run.job);
        }
    }

    /** @param outcome null where it was interrupted */
    private synchronized void settle(Run run, @Nullable Outcome outcome) {
        Job job = run.job.at(run.percent);
        Instant now = clock.instant();
        Job after = switch (outcome) {
            case Outcome.Done done -> job.over(State.DONE, now, done.status(), done.output());
            case Outcome.Failed failed
            when !run.cancelled -> job.over(State.FAILED, now, failed.status(), failed.output());
            case Outcome.Later later
            when !run.cancelled -> job.waiting(now.plus(later.pause()), job.attempts(), later.status(), later.output());
            case null, default ->
                run.cancelled
                        ? job.over(State.CANCELLED, now, null, "")
                        // Only the end of the service interrupts otherwise: it is begun again by the next run.
                        : job.waiting(now, job.attempts(), null, "");
        };
        store.update(after);
        runs.remove(job.id());
        if (after.state() == State.FAILED) {
            LOG.warn("Job {} ({}) failed with status {}", job.id(), job.task(), after.status());
            tellFailure(after);
        }
        tell(after);
    }

    private void tellFailure(Job job) {
        if (job.roomId() != null) {
            String room = job.facts().get(Fact.STREAMER);
            String last = job.output().lines().reduce((_, line) -> line).orElse(null);
            bus.publish(new Event.JobFailed(clock.instant(), job.roomId(), room, job.task(), last));
        }
    }

    /** Open pages look again. */
    private void tell(Job job) {
        bus.publish(new Event.JobChanged(clock.instant(), job.id()));
    }

    @Override
    public List<Job> latest(int limit, @Nullable Long roomId, @Nullable Long recordingId) {
        return store.latest(limit, roomId, recordingId).stream()
                .map(this::withProgress)
                .toList();
    }

    @Override
    public Optional<Job> find(long id) {
        return store.find(id).map(this::withProgress);
    }

    private Job withProgress(Job job) {
        Run run = runs.get(job.id());
        return run == null ? job : job.at(run.percent);
    }

    /** The recordings to whose files something is still to be done. */
    public Set<Long> busy() {
        return store.busy();
    }

    @Override
    public synchronized boolean retry(long id) {
        Optional<Job> job = store.find(id)
                .filter(found -> found.state() == State.FAILED || found.state() == State.CANCELLED)
                .filter(found -> !runs.containsKey(id));
        job.ifPresent(this::revive);
        news.release();
        return job.isPresent();
    }

    /** Also what was called off because it waited for this one. */
    private void revive(Job job) {
        Job again = job.waiting(clock.instant(), 0, job.status(), job.output());
        store.update(again);
        tell(again);
        store.after(job.id()).stream()
                .filter(next -> next.state() == State.CANCELLED)
                .forEach(this::revive);
    }

    @Override
    public synchronized boolean cancel(long id) {
        Job job = store.find(id).orElse(null);
        Run run = runs.get(id);
        if (run != null) {
            run.cancelled = true;
            run.interrupt();
        } else if (job != null && job.state() == State.WAITING) {
            Job off = job.over(State.CANCELLED, clock.instant(), job.status(), job.output());
            store.update(off);
            tell(off);
        } else {
            return false;
        }
        store.after(id).forEach(next -> cancel(next.id()));
        return true;
    }

    /** Interrupts what runs; it waits in the database for the next start. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        news.release();
        try {
            thread.join();
            List<Thread> running = runs.values().stream()
                    .map(run -> run.thread)
                    .filter(Objects::nonNull)
                    .toList();
            running.forEach(Thread::interrupt);
            for (Thread job : running) {
                if (!job.join(LONGEST_ENDING)) {
                    LOG.error("A job does not end; it is begun again at the next start");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
