package io.aircheck.server.identify;

import io.aircheck.music.IdentificationJson;
import io.aircheck.server.identify.Identification.Stage;
import io.aircheck.server.identify.IdentificationRefusedException.Why;
import io.aircheck.server.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Answers few questions at once and each only once: who asks about what is being listened to waits for the same answer, and what
 * never changes is not listened to again once it is known.
 */
public final class IdentificationQueue implements Identifications, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdentificationQueue.class);

    static final int AT_ONCE = 2;
    static final int MOST_OPEN = 40;
    static final int MOST_OPEN_OF_ONE = 3;
    private static final Duration WHILE_BUSY = Duration.ofSeconds(10);

    private record Open(Identification identification, String asker) {}

    private final Subjects subjects;
    private final Answering answering;
    private final IdentificationStore store;
    private final Supplier<Duration> kept;
    private final Clock clock;
    private final Duration longest;
    private final AskingPace pace = new AskingPace();
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("identify ", 0).factory());
    private final ScheduledExecutorService limits = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("identify limit").factory());

    /**
     * @param kept for how long answers are kept
     * @param longest after which listening is given up
     */
    public IdentificationQueue(
            Subjects subjects,
            Answering answering,
            Database database,
            Supplier<Duration> kept,
            Clock clock,
            Duration longest) {
        this.subjects = subjects;
        this.answering = answering;
        this.store = new IdentificationStore(database);
        this.kept = kept;
        this.clock = clock;
        this.longest = longest;
        store.unanswered().forEach(it -> store.answered(it.answered(ended(it), clock.instant())));
    }

    private static JsonNode ended(Identification it) {
        return IdentificationJson.unheard(it.source(), "error", "Aircheck was ended before this was answered");
    }

    @Override
    public synchronized Asked ask(Question question, String asker) {
        Subject subject = subjects.of(question);
        String key = key(subject, question);
        Open same = open.get(key);
        if (same != null) {
            return new Asked(same.identification(), false);
        }
        Optional<Identification> known = subject.isLasting() ? store.identified(key) : Optional.empty();
        if (known.isPresent()) {
            return new Asked(known.get(), false);
        }
        admit(asker);
        Identification asked = new Identification(
                store.nextId(),
                subject.label(),
                subject.roomId(),
                subject instanceof Subject.OfRecording recording ? (Long) recording.id() : null,
                question.deep(),
                Stage.WAITING,
                clock.instant(),
                null,
                null);
        store.forgetBefore(clock.instant().minus(kept.get()));
        store.insert(asked, key);
        open.put(key, new Open(asked, asker));
        threads.execute(() -> run(key, subject, question));
        return new Asked(asked, true);
    }

    private static String key(Subject subject, Question question) {
        String at = question.at() == null ? "" : "@" + question.at().toMillis();
        return subject.key() + at + (question.deep() ? " deep" : "");
    }

    private void admit(String asker) {
        long own = open.values().stream().filter(it -> it.asker().equals(asker)).count();
        if (own >= MOST_OPEN_OF_ONE) {
            throw new IdentificationRefusedException(
                    Why.TOO_OFTEN, "you wait for " + own + " answers already; ask again when one is there", WHILE_BUSY);
        }
        if (open.size() >= MOST_OPEN) {
            throw new IdentificationRefusedException(
                    Why.BUSY, "too many wait for an answer already; ask again a little later", WHILE_BUSY);
        }
        Duration wait = pace.wait(asker, clock.instant());
        if (!wait.isZero()) {
            throw new IdentificationRefusedException(
                    Why.TOO_OFTEN,
                    "at most " + AskingPace.MOST + " questions a minute; ask again in " + (1 + wait.toSeconds()) + " s",
                    wait);
        }
    }

    private void run(String key, Subject subject, Question question) {
        Identification running = begin(key);
        JsonNode answer;
        try {
            answer = limited(subject, question);
        } catch (InterruptedException e) {
            answer = threads.isShutdown()
                    ? ended(running)
                    : IdentificationJson.unheard(
                            subject.label(), "error", "no answer came within " + longest.toSeconds() + " s");
        } catch (RuntimeException e) {
            LOG.warn("{} could not be listened to", subject.key(), e);
            answer = IdentificationJson.unheard(subject.label(), "error", "listening failed; the log says why");
        }
        end(key, running.answered(answer, clock.instant()));
    }

    private synchronized Identification begin(String key) {
        Open waiting = open.get(key);
        if (waiting == null) {
            throw new IllegalStateException("nobody waits for " + key);
        }
        Identification running = waiting.identification().running();
        open.put(key, new Open(running, waiting.asker()));
        return running;
    }

    private JsonNode limited(Subject subject, Question question) throws InterruptedException {
        Limit limit = new Limit(Thread.currentThread());
        ScheduledFuture<?> due = limits.schedule(limit, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answering.answer(subject, question.at(), question.deep());
        } finally {
            due.cancel(false);
            limit.lift();
        }
    }

    private synchronized void end(String key, Identification answered) {
        try {
            store.answered(answered);
        } finally {
            open.remove(key);
        }
    }

    /** Interrupts a thread, unless it has gone on to something else. */
    private static final class Limit implements Runnable {

        private final Thread thread;
        private boolean lifted;

        Limit(Thread thread) {
            this.thread = thread;
        }

        @Override
        public synchronized void run() {
            if (!lifted) {
                thread.interrupt();
            }
        }

        synchronized void lift() {
            lifted = true;
            Thread.interrupted();
        }
    }

    @Override
    public synchronized Optional<Identification> find(long id) {
        return open.values().stream()
                .map(Open::identification)
                .filter(it -> it.id() == id)
                .findFirst()
                .or(() -> store.find(id));
    }

    @Override
    public synchronized List<Identification> latest(int limit, @Nullable Long before) {
        Map<Long, Identification> running = new LinkedHashMap<>();
        open.values().forEach(it -> running.put(it.identification().id(), it.identification()));
        List<Identification> latest = new ArrayList<>();
        store.latest(limit, before).forEach(it -> latest.add(running.getOrDefault(it.id(), it)));
        latest.sort(Comparator.comparingLong(Identification::id).reversed());
        return latest;
    }

    /** Gives up what is not answered yet. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("Listening to a source does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not before: who begins to listen just now still asks for its limit.
        limits.shutdownNow();
        answering.close();
    }
}
