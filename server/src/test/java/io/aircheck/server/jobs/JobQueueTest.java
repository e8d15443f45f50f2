package io.aircheck.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aircheck.server.SteppedClock;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.jobs.Job.Lane;
import io.aircheck.server.jobs.Job.State;
import io.aircheck.server.store.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line in which work waits, with a real database. */
class JobQueueTest {

    @TempDir
    Path directory;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private Database database;
    private JobQueue queue;

    @BeforeEach
    void open() throws SQLException {
        database = Database.open(directory.resolve("test.db"));
        queue = queue();
    }

    @AfterEach
    void close() {
        queue.close();
        database.close();
    }

    private JobQueue queue() {
        return new JobQueue(
                Map.of(Lane.STEP, this::work),
                new JobQueue.Wishes(_ -> 2, () -> Duration.ofDays(30)),
                database,
                new EventBus(),
                clock);
    }

    /** Waits at its gate where it has one, then ends as it is told. */
    private Outcome work(Job job, DoubleConsumer progress) throws InterruptedException {
        progress.accept(0.42);
        CountDownLatch gate = gates.get(job.task());
        if (gate != null) {
            gate.await();
        }
        done.add(job.task());
        return outcomes.getOrDefault(job.task(), new Outcome.Done(0, "done " + job.task()));
    }

    private static Job.Wish wish(String task) {
        return new Job.Wish(Lane.STEP, task, Facts.NONE, 1L, 2L, null);
    }

    private CountDownLatch gate(String task) {
        CountDownLatch gate = new CountDownLatch(1);
        gates.put(task, gate);
        return gate;
    }

    private Job awaitState(Job job, State state) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> queue.find(job.id()).orElseThrow(), found -> found.state() == state);
    }

    @Test
    void stepsAreDoneInOrderAndEachOnlyOnceTheOneBeforeIsDone() {
        CountDownLatch first = gate("convert");
        List<Job> chain = queue.addChain(List.of(wish("convert"), wish("upload"), wish("delete")));

        Job running = awaitState(chain.getFirst(), State.RUNNING);
        await().until(() -> queue.find(running.id()).orElseThrow().progress() == 42);
        assertThat(done).isEmpty();
        assertThat(queue.busy()).containsExactly(2L);
        first.countDown();

        Job last = awaitState(chain.getLast(), State.DONE);
        assertThat(done).containsExactly("convert", "upload", "delete");
        assertThat(last.output()).isEqualTo("done delete");
        assertThat(last.progress()).isEqualTo(100);
        assertThat(queue.busy()).isEmpty();
    }

    @Test
    void whatFollowsAFailureWaitsUntilItWasTriedAgain() {
        outcomes.put("upload", new Outcome.Failed(3, "no such remote"));
        List<Job> chain = queue.addChain(List.of(wish("convert"), wish("upload"), wish("delete")));

        Job failed = awaitState(chain.get(1), State.FAILED);
        assertThat(failed.status()).isEqualTo(3);
        assertThat(failed.output()).isEqualTo("no such remote");
        assertThat(queue.find(chain.get(2).id()).orElseThrow().state()).isEqualTo(State.WAITING);
        assertThat(done).doesNotContain("delete");

        outcomes.remove("upload");
        assertThat(queue.retry(failed.id())).isTrue();
        awaitState(chain.get(2), State.DONE);
        assertThat(queue.retry(failed.id())).isFalse();
    }

    @Test
    void onlySoManyRunAtOnce() {
        CountDownLatch one = gate("one");
        CountDownLatch two = gate("two");
        Job first = queue.add(wish("one"));
        Job second = queue.add(wish("two"));
        Job third = queue.add(wish("three"));

        awaitState(first, State.RUNNING);
        awaitState(second, State.RUNNING);
        assertThat(queue.find(third.id()).orElseThrow().state()).isEqualTo(State.WAITING);
        one.countDown();

        awaitState(third, State.DONE);
        two.countDown();
        awaitState(second, State.DONE);
    }

    @Test
    void aRunningJobIsCalledOffWithAllThatWaitsForItAndRevivedWithIt() {
        gate("convert");
        List<Job> chain = queue.addChain(List.of(wish("convert"), wish("delete")));
        awaitState(chain.getFirst(), State.RUNNING);

        assertThat(queue.cancel(chain.getFirst().id())).isTrue();

        awaitState(chain.getFirst(), State.CANCELLED);
        awaitState(chain.getLast(), State.CANCELLED);
        assertThat(done).isEmpty();
        assertThat(queue.cancel(chain.getFirst().id())).isFalse();
        gates.clear();
        assertThat(queue.retry(chain.getFirst().id())).isTrue();
        awaitState(chain.getLast(), State.DONE);
    }

    @Test
    void whatMayGoBetterLaterIsTriedAgainThen() {
        outcomes.put("send", new Outcome.Later(503, "busy", Duration.ofMinutes(2)));
        Job job = queue.add(wish("send"));
        await().atMost(Duration.ofSeconds(20)).until(() -> attempts(job) == 1 && done.size() == 1);
        assertThat(awaitState(job, State.WAITING).dueAt())
                .isEqualTo(clock.instant().plusSeconds(120));

        outcomes.remove("send");
        clock.advance(Duration.ofMinutes(2));

        assertThat(awaitState(job, State.DONE).attempts()).isEqualTo(2);
    }

    private int attempts(Job job) {
        return queue.find(job.id()).orElseThrow().attempts();
    }

    @Test
    void anEndOfTheServiceLosesNothing() {
        gate("convert");
        List<Job> chain = queue.addChain(List.of(wish("convert"), wish("delete")));
        awaitState(chain.getFirst(), State.RUNNING);

        queue.close();
        assertThat(queue.find(chain.getFirst().id()).orElseThrow().state()).isEqualTo(State.WAITING);
        gates.clear();
        queue = queue();

        awaitState(chain.getLast(), State.DONE);
        assertThat(done).containsExactly("convert", "delete");
    }

    @Test
    void whatAKilledRunHadBegunIsBegunAgain() {
        Job job = queue.add(new Job.Wish(Lane.COMMAND, "x", Facts.NONE, null, null, null));
        queue.close();
        database.write(client ->
                client.sql("UPDATE jobs SET state = 'running', attempts = 1").update());

        JobQueue next = new JobQueue(
                Map.of(Lane.COMMAND, this::work),
                new JobQueue.Wishes(_ -> 1, () -> Duration.ofDays(30)),
                database,
                new EventBus(),
                clock);

        try (next) {
            assertThat(awaitState(job, State.DONE).attempts()).isEqualTo(2);
        }
        assertThat(done).containsExactly("x");
    }

    @Test
    void aWorkerThatBreaksOffFailsItsJobAlone() {
        JobQueue broken = new JobQueue(
                Map.of(Lane.COMMAND, (_, _) -> {
                    throw new IllegalStateException("S3CRET");
                }),
                new JobQueue.Wishes(_ -> 1, () -> Duration.ofDays(30)),
                database,
                new EventBus(),
                clock);
        try (broken) {
            Job job = broken.add(new Job.Wish(Lane.COMMAND, "x", Facts.NONE, null, null, null));
            Job failed = awaitState(job, State.FAILED);
            assertThat(failed.output()).contains("IllegalStateException").doesNotContain("S3CRET");
        }
    }

    @Test
    void whatIsOverIsForgottenInTime() {
        Job job = queue.add(wish("old"));
        awaitState(job, State.DONE);

        clock.advance(Duration.ofDays(31));

        await().atMost(Duration.ofSeconds(20)).until(() -> queue.find(job.id()).isEmpty());
    }
}
